using Blog.Mail;

namespace Blog.Tests.Mail;

public sealed class OutgoingMailTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_letter_is_due_at_once()
    {
        var mail = ALetter();

        Assert.Equal((Monday, 0, null), (mail.NextAttemptAt, mail.Attempts, mail.SentAt));
    }

    [Fact]
    public void Sent_it_is_done_with_and_its_text_forgotten()
    {
        var mail = ALetter();
        mail.Failed("Busy", Monday);

        mail.Sent(Monday.AddMinutes(1));

        Assert.Equal((null, Monday.AddMinutes(1), "", ""), (mail.NextAttemptAt, mail.SentAt, mail.LastError, mail.Text));
    }

    [Fact]
    public void Refused_it_waits_longer_each_time_and_is_given_up_at_last()
    {
        var mail = ALetter();
        var waits = new List<double?>();

        while (mail.NextAttemptAt is not null)
        {
            mail.Failed(new string('x', 2000), Monday);
            waits.Add((mail.NextAttemptAt - Monday)?.TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, null], waits);
        Assert.Equal((OutgoingMail.ErrorLength, "", null), (mail.LastError.Length, mail.Text, mail.SentAt));
    }

    private static OutgoingMail ALetter() => new("rosa@example.org", "Rolls", "They are warm.", Monday);
}
