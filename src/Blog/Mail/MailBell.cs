using Blog.Shared;

namespace Blog.Mail;

/// <summary>Rung when there are letters in the outbox.</summary>
public sealed class MailBell(TimeProvider time) : Bell(time);
