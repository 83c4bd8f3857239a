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

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360, 360, 360, null], waits);
        Assert.InRange(waits.Sum() ?? 0, TimeSpan.FromHours(40).TotalMinutes, TimeSpan.FromHours(48).TotalMinutes);
        Assert.Equal((OutgoingMail.ErrorLength, "", null), (mail.LastError.Length, mail.Text, mail.SentAt));
    }

    [Fact]
    public void Withheld_it_can_be_sent_after_all_but_given_up_it_cannot()
    {
        var mail = ALetter();
        mail.Withhold();
        Assert.Equal((true, null), (mail.IsWithheld, mail.NextAttemptAt));

        mail.Resume(Monday.AddHours(1));

        Assert.Equal((false, Monday.AddHours(1)), (mail.IsWithheld, mail.NextAttemptAt));
        while (mail.NextAttemptAt is not null)
        {
            mail.Failed("Busy", Monday);
        }

        mail.Resume(Monday);
        Assert.Equal((false, null), (mail.IsWithheld, mail.NextAttemptAt));
    }

    [Fact]
    public void Postponed_it_is_looked_at_more_and_more_seldom_and_no_try_is_counted()
    {
        var mail = ALetter();
        var pauses = new List<double>();

        for (var now = Monday; now < Monday.AddDays(4); now = mail.NextAttemptAt!.Value)
        {
            mail.Postpone(now);
            pauses.Add((mail.NextAttemptAt!.Value - now).TotalMinutes);
        }

        Assert.Equal([10, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440], pauses);
        Assert.Equal((0, false), (mail.Attempts, mail.IsWithheld));
    }

    private static OutgoingMail ALetter() => new("rosa@example.org", "Rolls", "They are warm.", Monday);
}
