using System.Globalization;
using System.Net;
using System.Xml;

namespace Blog.Feeds;

/// <summary>A feed as RSS 2.0, with the usual extensions for full texts and names without e-mail addresses.</summary>
internal static class RssFeed
{
    public static byte[] Write(Feed feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, FeedXml.Atom);
        xml.WriteAttributeString("xmlns", "content", null, FeedXml.Content);
        xml.WriteAttributeString("xmlns", "dc", null, FeedXml.DublinCore);
        xml.WriteAttributeString("xmlns", "fh", null, FeedXml.History);
        xml.WriteStartElement("channel");
        xml.Text("title", feed.Title);
        xml.Text("link", feed.Home);
        // The format wants one, and HTML in it.
        xml.Text("description", WebUtility.HtmlEncode(feed.Subtitle.Length > 0 ? feed.Subtitle : feed.Title));
        xml.Text("language", feed.Language);
        xml.Text("lastBuildDate", Time(feed.ChangedAt));
        xml.Links(feed, FeedFormat.Rss);
        foreach (var entry in feed.Entries)
        {
            Write(xml, entry);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(entry.Id);
        xml.WriteEndElement();
        xml.Text("title", entry.Title);
        xml.Text("link", entry.Address);
        xml.Text("creator", entry.Author.Name, FeedXml.DublinCore);
        if (entry.Language is { } language)
        {
            xml.Text("language", language, FeedXml.DublinCore);
        }

        xml.Text("pubDate", Time(entry.PublishedAt));
        foreach (var tag in entry.Tags)
        {
            xml.Text("category", tag);
        }

        if (entry.Summary.Length > 0)
        {
            xml.Text("description", WebUtility.HtmlEncode(entry.Summary));
        }

        xml.Text("encoded", entry.Html, FeedXml.Content);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset instant) => instant.ToString("r", CultureInfo.InvariantCulture);
}
