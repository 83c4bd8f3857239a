using System.Net;
using Blog.Comments.Rules;
using Blog.Settings;
using Blog.Settings.Themes;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Admin;

/// <summary>Two tabs with the same form, opened before either is saved: nothing that one of them has saved is undone by the other unseen.</summary>
public sealed class TwoTabsTests
{
    private const string Heading = "Two people have written here";
    private const string Red = "h1 { color: red }";
    private const string Blue = "h1 { color: blue }";

    [Theory, OnEachDatabase]
    public async Task Rules_for_words_keep_what_the_other_has_changed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings/comments");
        await tabs.First.Fill("Help lines", "**You are not alone.** Call 116 123.").Fill("Phrases that are spam", "pills").PressAsync("Save");

        var saved = await tabs.Second.Fill("Phrases that wait for you", "soup").PressAsync("Save");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var rules = await RulesAsync(site);
        Assert.Equal(("**You are not alone.** Call 116 123.", "pills", "soup"), (rules.HelpLines, rules.SpamPhrases, rules.HeldPhrases));
        Assert.Contains("116 123", rules.HelpHtml, StringComparison.Ordinal);
        Assert.Equal("**You are not alone.** Call 116 123.", saved.Value("Help lines"));
    }

    [Theory, OnEachDatabase]
    public async Task Rules_that_both_have_changed_are_shown_side_by_side(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings/comments");
        await tabs.First.Fill("Help lines", "Call 116 123.").Fill("Reports that take a comment from view", "7").Fill("Links that are spam", "example.net").PressAsync("Save");

        var both = await tabs.Second.Fill("Help lines", "Call a friend.").Fill("Reports that take a comment from view", "9").Fill("Phrases", "no way out").PressAsync("Save");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.True(both.Has(Heading));
        Assert.Equal(("Call a friend.", "9", "no way out"), (both.Value("Help lines"), both.Value("Reports that take a comment from view"), both.Value("Phrases")));
        Assert.Equal(("Call 116 123.", "7"), (both.Value("Their help lines"), both.Value("Their number of reports")));
        Assert.False(both.HasField("Their phrases"));
        var kept = await RulesAsync(site);
        Assert.Equal(("Call 116 123.", 7, ""), (kept.HelpLines, kept.ReportThreshold, kept.CarePhrases));

        var again = await both.PressAsync("Save");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        var rules = await RulesAsync(site);
        Assert.Equal(("Call a friend.", 9, "no way out", "example.net"), (rules.HelpLines, rules.ReportThreshold, rules.CarePhrases, rules.SpamHosts));
    }

    [Theory, OnEachDatabase]
    public async Task Who_does_not_say_what_was_there_before_means_all_that_is_sent(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings");
        await tabs.First.Fill("Tagline", "Soup and salt").PressAsync("Save settings");

        var saved = await tabs.Second.Forge("opened", "").Fill("Tagline", "Bread alone").PressAsync("Save settings");

        Assert.Equal((HttpStatusCode.OK, "Bread alone"), (saved.Status, saved.Value("Tagline")));
    }

    [Theory, OnEachDatabase]
    public async Task Rules_saved_in_the_same_moment_are_all_kept(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        (string Label, string Words)[] fields =
        [
            ("Phrases", "no way out"), ("Help lines", "Call 116 123."), ("Phrases that wait for you", "soup"), ("Phrases that are spam", "pills"),
        ];
        var forms = new List<WebPage>();
        foreach (var (label, words) in fields)
        {
            forms.Add((await ines.OpenAsync("/admin/settings/comments")).Fill(label, words));
        }

        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync("Save")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        var rules = await RulesAsync(site);
        Assert.Equal(("no way out", "Call 116 123.", "soup", "pills"), (rules.CarePhrases, rules.HelpLines, rules.HeldPhrases, rules.SpamPhrases));
    }

    [Theory, OnEachDatabase]
    public async Task A_third_who_saves_between_the_two_presses_is_shown_too(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings/comments");
        var saved = await tabs.First.Fill("Help lines", "First.").PressAsync("Save");
        var both = await tabs.Second.Fill("Help lines", "Second.").PressAsync("Save");
        await saved.Fill("Help lines", "Third.").PressAsync("Save");

        var anew = await both.PressAsync("Save");

        Assert.Equal((HttpStatusCode.Conflict, "Second.", "Third."), (anew.Status, anew.Value("Help lines"), anew.Value("Their help lines")));
        Assert.Equal(HttpStatusCode.OK, (await anew.PressAsync("Save")).Status);
        Assert.Equal("Second.", (await RulesAsync(site)).HelpLines);
    }

    [Theory, OnEachDatabase]
    public async Task A_theme_is_not_written_over_unseen(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings/theme");
        await tabs.First.Fill("CSS", Red).PressAsync("Save");

        var both = await tabs.Second.Fill("CSS", Blue).PressAsync("Save");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.True(both.Has(Heading));
        Assert.Equal((Blue, Red), (both.Value("CSS"), both.Value("Their CSS")));
        Assert.Equal(Red, (await ThemeAsync(site)).Typed);

        Assert.Equal(HttpStatusCode.OK, (await both.PressAsync("Save")).Status);
        Assert.Equal((Blue, true), ((await ThemeAsync(site)).Typed, (await ThemeAsync(site)).IsInUse));
    }

    [Theory, OnEachDatabase]
    public async Task An_old_tab_takes_the_theme_off_and_keeps_the_newer_one(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.WearAsync("h1 { color: green }");
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings/theme");
        await tabs.First.Fill("CSS", Red).PressAsync("Save");

        var both = await tabs.Second.Fill("CSS", Blue).PressAsync("Use no theme");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.True(both.Has("Not in use"));
        Assert.Equal((Blue, Red), (both.Value("CSS"), both.Value("Their CSS")));
        Assert.Equal((Red, false), ((await ThemeAsync(site)).Typed, (await ThemeAsync(site)).IsInUse));
    }

    [Theory, OnEachDatabase]
    public async Task Of_several_themes_at_once_one_is_saved(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var forms = new List<WebPage>();
        for (var number = 1; number <= 4; number++)
        {
            forms.Add((await ines.OpenAsync("/admin/settings/theme")).Fill("CSS", $"h{number} {{ color: red }}"));
        }

        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync("Save")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        var winner = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther) + 1;
        Assert.Equal($"h{winner} {{ color: red }}", (await ThemeAsync(site)).Typed);
    }

    [Theory, OnEachDatabase]
    public async Task A_snippet_is_not_written_over_unseen(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        await (await otto.OpenAsync("/admin/snippets/new")).Fill("Name", "Sign-off").Fill("Text, in Markdown", "Be well.").PressAsync("Save snippet");
        var id = await site.Db(db => db.Snippets.Select(one => one.Id).SingleAsync());
        using var tabs = await TwoAsync(site, People.Otto, People.Otto, $"/admin/snippets/{id}");
        await tabs.First.Fill("Text, in Markdown", "Be very well.").PressAsync("Save snippet");

        // Its fields are one text: what only the other has changed is shown as well.
        var both = await tabs.Second.Fill("Name", "Farewell").PressAsync("Save snippet");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.True(both.Has(Heading));
        Assert.Equal(("Farewell", "Be well.", "Be very well."), (both.Value("Name"), both.Value("Text, in Markdown"), both.Value("Their text")));
        Assert.False(both.HasField("Their name"));
        Assert.Equal(("Sign-off", "Be very well."), await SnippetAsync(site));

        Assert.Equal(HttpStatusCode.OK, (await both.Fill("Text, in Markdown", "Be very well.").PressAsync("Save snippet")).Status);
        Assert.Equal(("Farewell", "Be very well."), await SnippetAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task What_both_have_chosen_of_a_snippet_is_led_to_and_explained(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        await (await otto.OpenAsync("/admin/snippets/new")).Fill("Name", "Sign-off").Fill("Text, in Markdown", "Be well.").PressAsync("Save snippet");
        var id = await site.Db(db => db.Snippets.Select(one => one.Id).SingleAsync());
        using var tabs = await TwoAsync(site, People.Otto, People.Otto, $"/admin/snippets/{id}");
        await tabs.First.Check("Begin a post with it").Fill("Title of the post", "Week").PressAsync("Save snippet");

        var both = await tabs.Second.Fill("Name", "Farewell").PressAsync("Save snippet");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.All(both.Document.QuerySelectorAll("[role=alert] a"), link => Assert.NotNull(both.Document.QuerySelector(link.GetAttribute("href")!)));
        var group = both.Document.QuerySelector("fieldset#use");
        Assert.Equal(("-1", "use-error"), (group?.GetAttribute("tabindex"), group?.GetAttribute("aria-describedby")));
        Assert.NotNull(both.Document.GetElementById("use-error"));
        Assert.False((await otto.OpenAsync("/admin/snippets/new")).Document.QuerySelector("fieldset#use")!.HasAttribute("aria-describedby"));
    }

    [Theory, OnEachDatabase]
    public async Task Of_several_who_save_a_snippet_at_once_one_wins(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        await (await otto.OpenAsync("/admin/snippets/new")).Fill("Name", "Sign-off").Fill("Text, in Markdown", "Be well.").PressAsync("Save snippet");
        var id = await site.Db(db => db.Snippets.Select(one => one.Id).SingleAsync());
        var forms = new List<WebPage>();
        for (var number = 1; number <= 4; number++)
        {
            forms.Add((await otto.OpenAsync($"/admin/snippets/{id}")).Fill("Text, in Markdown", $"Words {number}."));
        }

        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync("Save snippet")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        var winner = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther) + 1;
        Assert.Equal(("Sign-off", $"Words {winner}."), await SnippetAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task A_series_keeps_what_only_the_other_has_changed_and_shows_what_both_have(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.At("one").PartOf("Loaves"));
        using var tabs = await TwoAsync(site, People.Ines, People.Edda, "/admin/series/1");
        var first = await tabs.First.Fill("Description", "One a week.").PressAsync("Save series");

        var renamed = await tabs.Second.Fill("Name", "Bread").PressAsync("Save series");
        Assert.Equal(HttpStatusCode.OK, renamed.Status);
        Assert.Equal(("Bread", "One a week."), await SeriesAsync(site));

        var both = await first.Fill("Name", "Rye").Fill("Description", "Two a week.").PressAsync("Save series");
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.True(both.Has(Heading));
        Assert.Equal(("Rye", "Two a week.", "Bread"), (both.Value("Name"), both.Value("Description"), both.Value("Their name")));
        Assert.False(both.HasField("Their description"));
        Assert.Equal(("Bread", "One a week."), await SeriesAsync(site));

        Assert.Equal(HttpStatusCode.OK, (await both.PressAsync("Save series")).Status);
        Assert.Equal(("Rye", "Two a week."), await SeriesAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task Descriptions_of_a_series_are_not_written_over_in_the_same_moment(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.At("one").PartOf("Loaves"));
        using var edda = await site.SignInAsync(People.Edda);
        var forms = new List<WebPage>();
        for (var number = 1; number <= 4; number++)
        {
            forms.Add((await edda.OpenAsync("/admin/series/1")).Fill("Description", $"Words {number}."));
        }

        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync("Save series")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Theory, OnEachDatabase]
    public async Task A_tag_is_not_renamed_back_unseen(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Tagged("bread"));
        var id = await site.Db(db => db.Tags.Select(tag => tag.Id).SingleAsync());
        using var tabs = await TwoAsync(site, People.Ines, People.Edda, $"/admin/tags/{id}");
        await tabs.First.Fill("Name", "Loaves").PressAsync("Rename");

        var both = await tabs.Second.Fill("Name", "Rye").PressAsync("Rename");

        Assert.Equal((HttpStatusCode.Conflict, "Rye", "Loaves"), (both.Status, both.Value("Name"), both.Value("Their name")));
        Assert.True(both.Has(Heading));
        Assert.Equal("Loaves", await site.Db(db => db.Tags.Select(tag => tag.Name).SingleAsync()));
        Assert.Equal(HttpStatusCode.OK, (await both.PressAsync("Rename")).Status);
        Assert.Equal("Rye", await site.Db(db => db.Tags.Select(tag => tag.Name).SingleAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Settings_keep_what_the_other_has_changed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.Language = "en");
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings");
        await tabs.First.Check("Pause all comments").Fill("Footer text", "\"Not well?\" Call 116 123.").Fill("Close comments after days", "30").Check("Plum").PressAsync("Save settings");

        var saved = await tabs.Second.Fill("Tagline", "Notes on bread").Fill("Language", "Deutsch").PressAsync("Save settings");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var settings = await SettingsAsync(site);
        Assert.Equal((true, "\"Not well?\" Call 116 123.", 30, "#7a4a78"), (settings.CommentsPaused, settings.Footer, settings.CommentDays, settings.Accent));
        Assert.Equal(("Notes on bread", "de"), (settings.Tagline, settings.Language));
        // Their words, set in the language that is chosen here.
        Assert.Contains("„Not well?“", settings.FooterHtml, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Settings_that_both_have_changed_are_shown_side_by_side(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.Language = "en");
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings");
        await tabs.First.Fill("Name", "Bread").Fill("Footer text", "Call 116 123.").Fill("Language", "Deutsch").Check("Plum").Check("Pause all comments").PressAsync("Save settings");

        var both = await tabs.Second.Fill("Name", "Soup").Fill("Footer text", "Call a friend.").Fill("Language", "Français").Check("Sea").Fill("Tagline", "Notes").PressAsync("Save settings");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.True(both.Has(Heading));
        Assert.Equal(("Soup", "Call a friend.", "Français", "on", "Notes"), (both.Value("Name"), both.Value("Footer text"), both.Value("Language"), both.Value("Sea"), both.Value("Tagline")));
        Assert.Equal(("Bread", "Call 116 123.", "Deutsch", "#7a4a78"), (both.Value("Their name"), both.Value("Their footer text"), both.Value("Their language"), both.Value("Their colour")));
        Assert.False(both.HasField("Their tagline"));
        Assert.Equal(("Bread", "Notes on eating together"), ((await SettingsAsync(site)).Name, (await SettingsAsync(site)).Tagline));

        Assert.Equal(HttpStatusCode.OK, (await both.PressAsync("Save settings")).Status);
        var settings = await SettingsAsync(site);
        Assert.Equal(("Soup", "Call a friend.", "fr", "#2b6a8f", "Notes", true), (settings.Name, settings.Footer, settings.Language, settings.Accent, settings.Tagline, settings.CommentsPaused));
    }

    [Theory, OnEachDatabase]
    public async Task Settings_saved_in_the_same_moment_are_all_kept(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.Language = "en");
        using var ines = await site.SignInAsync(People.Ines);
        WebPage[] forms =
        [
            (await ines.OpenAsync("/admin/settings")).Fill("Tagline", "Notes on bread"),
            (await ines.OpenAsync("/admin/settings")).Fill("Footer text", "Call 116 123."),
            (await ines.OpenAsync("/admin/settings")).Check("Pause all comments"),
            (await ines.OpenAsync("/admin/settings")).Fill("Time zone", "Europe/Berlin"),
        ];

        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync("Save settings")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        var settings = await SettingsAsync(site);
        Assert.Equal(("Notes on bread", "Call 116 123.", true, "Europe/Berlin"), (settings.Tagline, settings.Footer, settings.CommentsPaused, settings.TimeZone));
    }

    [Theory]
    [OnEachDatabase("/admin/settings/comments", "Help lines", "Save")]
    [OnEachDatabase("/admin/settings/theme", "CSS", "Save")]
    [OnEachDatabase("/admin/settings", "Footer text", "Save settings")]
    [OnEachDatabase("/admin/series/1", "Description", "Save series")]
    public async Task The_same_form_sent_twice_is_one_writer(Database database, string path, string field, string button)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.Language = "en");
        await site.Has(A.Post.PartOf("Loaves"));
        using var ines = await site.SignInAsync(People.Ines);
        var form = (await ines.OpenAsync(path)).Fill(field, Red);

        var answers = await Task.WhenAll(form.SendAsync(button), form.SendAsync(button));
        using var late = await form.SendAsync(button);

        Assert.All([.. answers, late], answer => Assert.InRange((int)answer.StatusCode, 302, 303));
    }

    [Theory, OnEachDatabase]
    public async Task It_holds_for_a_form_that_went_through_the_sign_in(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var tabs = await TwoAsync(site, People.Ines, People.Ines, "/admin/settings/comments");
        var opened = tabs.Second.Document.QuerySelector("input[name=opened]")!.GetAttribute("value")!;
        await tabs.First.Fill("Help lines", "Call 116 123.").PressAsync("Save");
        using var late = site.NewVisitor();
        (string, string)[] sent = [("__RequestVerificationToken", "of an earlier session"), ("opened", opened), ("care", "no way out"), ("help", "Call a friend."), ("reports", "3")];

        using var carried = await late.PostAsync("/admin/settings/comments", sent);
        var door = await WebPage.ReadAsync(late, await late.PostAsync($"{carried.Headers.Location}", sent));
        var shown = await door.Fill("E-mail", People.Ines.Email).Fill("Password", People.Ines.Password).PressAsync("Sign in");
        var both = await shown.PressAsync("Go on with it");

        Assert.Equal((HttpStatusCode.Conflict, "Call a friend.", "Call 116 123."), (both.Status, both.Value("Help lines"), both.Value("Their help lines")));
        Assert.Equal("Call 116 123.", (await RulesAsync(site)).HelpLines);
        await both.PressAsync("Save");
        Assert.Equal(("Call a friend.", "no way out"), ((await RulesAsync(site)).HelpLines, (await RulesAsync(site)).CarePhrases));
    }

    private sealed record Tabs(Visitor One, Visitor Other, WebPage First, WebPage Second) : IDisposable
    {
        public void Dispose()
        {
            One.Dispose();
            Other.Dispose();
        }
    }

    private static async Task<Tabs> TwoAsync(Site site, Person one, Person other, string path)
    {
        var (first, second) = (await site.SignInAsync(one), await site.SignInAsync(other));
        return new Tabs(first, second, await first.OpenAsync(path), await second.OpenAsync(path));
    }

    private static Task<CommentRules> RulesAsync(Site site) => site.Db(db => db.CommentRules.AsNoTracking().SingleAsync());

    private static Task<Theme> ThemeAsync(Site site) => site.Db(db => db.Themes.AsNoTracking().SingleAsync());

    private static Task<SiteSettings> SettingsAsync(Site site) => site.Db(db => db.Settings.AsNoTracking().SingleAsync());

    private static async Task<(string Name, string Body)> SnippetAsync(Site site)
    {
        var snippet = await site.Db(db => db.Snippets.AsNoTracking().SingleAsync());
        return (snippet.Name, snippet.Body);
    }

    private static async Task<(string Name, string Description)> SeriesAsync(Site site)
    {
        var series = await site.Db(db => db.Series.AsNoTracking().SingleAsync());
        return (series.Name, series.Description);
    }
}
