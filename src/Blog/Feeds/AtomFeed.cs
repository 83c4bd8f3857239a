using System.Xml;

namespace Blog.Feeds;

/// <summary>A feed as Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    public static byte[] Write(Feed feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("feed", FeedXml.Atom);
        xml.WriteAttributeString("xmlns", "fh", null, FeedXml.History);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        // Archive documents are pieces of one feed, and it has one identity.
        xml.Text("id", feed.Current ?? feed.Self);
        xml.Text("title", feed.Title);
        if (feed.Subtitle.Length > 0)
        {
            xml.Text("subtitle", feed.Subtitle);
        }

        xml.Text("updated", Time(feed.ChangedAt));
        xml.Text("icon", feed.Icon);
        Link(xml, feed.Home);
        xml.Links(feed, FeedFormat.Atom);
        foreach (var entry in feed.Entries)
        {
            Write(xml, entry);
        }

        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry");
        if (entry.Language is { } language)
        {
            xml.WriteAttributeString("xml", "lang", null, language);
        }

        xml.Text("id", entry.Id);
        xml.Text("title", entry.Title);
        Link(xml, entry.Address);
        xml.WriteStartElement("author");
        xml.Text("name", entry.Author.Name);
        if (entry.Author.Address is { } page)
        {
            xml.Text("uri", page);
        }

        xml.WriteEndElement();
        xml.Text("published", Time(entry.PublishedAt));
        xml.Text("updated", Time(entry.ChangedAt));
        foreach (var tag in entry.Tags)
        {
            xml.WriteStartElement("category");
            xml.Attribute("term", tag);
            xml.WriteEndElement();
        }

        if (entry.Summary.Length > 0)
        {
            xml.Text("summary", entry.Summary);
        }

        xml.TextWithType("content", "html", entry.Html);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", "alternate");
        xml.WriteAttributeString("type", "text/html");
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset instant) => XmlConvert.ToString(instant.UtcDateTime, XmlDateTimeSerializationMode.Utc);
}
