using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Blog.Hosting;
using Blog.Posts;
using Blog.Settings;
using Microsoft.AspNetCore.Html;

namespace Blog.Metadata;

/// <summary>A post in the words of schema.org, for search engines. It is data, not a script, but stands in a script element.</summary>
internal static class JsonLd
{
    // Escapes whatever could end the element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IHtmlContent Of(Article post, string? picture, CurrentSite site, BaseAddress address)
    {
        var page = address.Of(PostUrl.To(post.Slug));
        var author = new PublicAuthor(post.AuthorId, post.AuthorName);
        var posting = new JsonObject
        {
            ["@type"] = "BlogPosting",
            ["@id"] = page,
            ["mainEntityOfPage"] = page,
            ["headline"] = post.Title,
            ["description"] = post.Description,
            ["datePublished"] = post.PublishedAt is { } published ? site.MachineTime(published) : null,
            ["dateModified"] = (post.UpdatedAt > post.PublishedAt ? post.UpdatedAt : post.PublishedAt) is { } changed ? site.MachineTime(changed) : null,
            ["inLanguage"] = site.LanguageOf(post.Language).Name,
            ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = post.AuthorName, ["url"] = address.Of(author.Address) },
            ["isPartOf"] = new JsonObject { ["@type"] = "Blog", ["@id"] = address.Of("/"), ["name"] = site.Name },
            ["keywords"] = new JsonArray([.. post.Topics.Select(topic => JsonValue.Create(topic.Name))]),
        };
        if (picture is not null)
        {
            posting["image"] = picture;
        }

        var graph = new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray(posting, Breadcrumbs(post, site, address)) };
        return new HtmlString(graph.ToJsonString(Options));
    }

    private static JsonObject Breadcrumbs(Article post, CurrentSite site, BaseAddress address)
    {
        List<(string Name, string Path)> steps =
            [(site.Name, "/"), .. post.Topics.Take(1).Select(topic => (topic.Name, PostUrl.ToTag(topic.Slug))), (post.Title, PostUrl.To(post.Slug))];
        return new JsonObject
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. steps.Select((step, index) => new JsonObject
            {
                ["@type"] = "ListItem",
                ["position"] = index + 1,
                ["name"] = step.Name,
                ["item"] = address.Of(step.Path),
            })]),
        };
    }
}
