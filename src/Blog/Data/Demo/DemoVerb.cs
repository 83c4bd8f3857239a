using System.CommandLine;
using System.Security.Cryptography;
using Blog.Accounts;
using Blog.Hosting;
using Blog.Languages;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Data.Demo;

/// <summary>The verb <c>demo</c>: a site full of generated posts, for trying and for measuring.</summary>
internal static class DemoVerb
{
    /// <summary>Whoever owns a site that had nobody before.</summary>
    internal const string OwnerName = "Hanna Vale";

    internal const string OwnerEmail = "owner@example.org";

    private static readonly Option<int> Posts = new("--posts") { Description = "How many posts to publish.", DefaultValueFactory = _ => 30 };

    private static readonly Option<int> CommentsOnBusy = new("--comments-on-busy") { Description = "How many comments the busy post gets.", DefaultValueFactory = _ => 25 };

    public static Command Demo(string[] args)
    {
        var demo = new Command("demo", "Fill the site with generated posts, tags and comments.") { Posts, CommentsOnBusy };
        demo.TreatUnmatchedTokensAsErrors = false;
        demo.SetAction(async (asked, cancel) =>
        {
            var (posts, comments) = (asked.GetValue(Posts), asked.GetValue(CommentsOnBusy));
            if (posts is < 2 or > 1_000_000 || comments is < 0 or > 100_000)
            {
                throw new StartupException("The verb demo makes 2 to 1000000 posts and 0 to 100000 comments on the busy one.");
            }

            await using var app = Application.Build(args);
            await app.Services.GetRequiredService<DatabaseStart>().PrepareAsync(cancel);
            var author = await AuthorAsync(app.Services, cancel);
            var site = ActivatorUtilities.CreateInstance<DemoSite>(app.Services);
            var made = await site.FillAsync(author, posts, comments, cancel);
            Console.WriteLine($"Busy post: {made.Busy}");
            Console.WriteLine($"Quiet post: {made.Quiet}");
            return 0;
        });
        return demo;
    }

    private static async Task<int> AuthorAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (await db.Users.OrderBy(author => author.Id).Select(author => (int?)author.Id).FirstOrDefaultAsync(cancel) is { } author)
        {
            return author;
        }

        // Nobody learns this password: whoever wants to sign in sets another with the verb that the console names.
        var owner = new NewPerson(OwnerName, OwnerEmail, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        var outcome = await scope.ServiceProvider.GetRequiredService<SiteSetup>()
            .SetUpAsync(new NewSite("The Borrowed Lamp", SiteLanguages.Default, TimeZones.Local), owner, cancel);
        Console.WriteLine($"To sign in, set a password first: user reset-password --email {OwnerEmail}");
        return outcome is SetupOutcome.Done(var made) ? made.Id : throw new StartupException("The demo site could not be set up.");
    }
}
