using MimeKit;

namespace Blog.Tests.Mail;

/// <summary>The letters that a site without a mail server has written into its data folder.</summary>
internal static class Letters
{
    /// <summary>Waits until there are as many.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> LettersAsync(this Site site, int count)
    {
        var folder = Path.Combine(site.Folder, "mail");
        await Eventually.IsTrueAsync(() => Task.FromResult(Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml").Length >= count));
        return [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))];
    }
}

/// <summary>Waiting for what the site does on its own time.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 400, "It did not happen within twenty seconds.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
