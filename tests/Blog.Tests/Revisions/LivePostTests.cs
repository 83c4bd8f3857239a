using System.Net;
using System.Text.RegularExpressions;

namespace Blog.Tests.Revisions;

public sealed partial class LivePostTests
{
    private static readonly string[] WhatReadersSee = ["/", "/posts/bread", "/feed.xml"];

    [Theory, OnEachDatabase]
    public async Task An_hour_of_edits_changes_what_readers_get_once_at_Update(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Titled("Bread"));
        using var otto = await site.SignInAsync(People.Otto);
        var typing = await Typing.OpenAsync(otto, post.Id);
        var seen = new HashSet<string>(StringComparer.Ordinal) { await ReadAsync(site) };
        for (var minute = 1; minute <= 60; minute++)
        {
            Assert.Equal(HttpStatusCode.OK, await typing.TypeAsync(("body", $"{typing.Body} Minute {minute}."), ("title", $"Bread, {minute}")));
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            seen.Add(await ReadAsync(site));
        }

        Assert.Single(seen);
        var updated = await (await otto.OpenAsync($"/admin/posts/{post.Id}")).PressAsync("Update");
        Assert.True(updated.Has("Updated. Readers see the new text now."));
        Assert.True(seen.Add(await ReadAsync(site)));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(seen.Add(await ReadAsync(site)));
    }

    [GeneratedRegex("CfDJ8[^\"]+")]
    private static partial Regex SealedTime();

    private static async Task<string> ReadAsync(Site site)
    {
        var all = "";
        foreach (var path in WhatReadersSee)
        {
            using var answer = await site.Visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            all += $"{answer.Header("ETag")}\n{SealedTime().Replace(await answer.Content.ReadAsStringAsync(), "")}\n";
        }

        return all;
    }
}
