using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Blog.Feeds;

/// <summary>What the two XML formats share.</summary>
internal static partial class FeedXml
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string History = "http://purl.org/syndication/history/1.0";
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static byte[] Write(Action<XmlWriter> write)
    {
        // Into a stream: a StringBuilder would declare UTF-16.
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            write(xml);
        }

        return stream.ToArray();
    }

    public static void Text(this XmlWriter xml, string name, string text, string? space = null) => xml.WriteElementString(name, space, Clean(text));

    public static void TextWithType(this XmlWriter xml, string name, string type, string text)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("type", type);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    public static void Attribute(this XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    /// <summary>The same links in both: Atom's own element, which RSS borrows.</summary>
    public static void Links(this XmlWriter xml, Feed feed, FeedFormat format)
    {
        xml.Link("self", feed.Self, format);
        xml.Link("current", feed.Current, format);
        xml.Link("prev-archive", feed.Earlier, format);
        xml.Link("next-archive", feed.Later, format);
        if (feed.Current is not null)
        {
            xml.WriteElementString("archive", History, "");
        }
    }

    private static void Link(this XmlWriter xml, string rel, string? address, FeedFormat format)
    {
        if (address is not null)
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", rel);
            xml.WriteAttributeString("type", format.MediaType);
            xml.WriteAttributeString("href", address);
            xml.WriteEndElement();
        }
    }

    // All that people type was cleaned at the border; a feed must not fail for what got into the database by another way.
    private static string Clean(string text) => NotXml().Replace(text, "");

    [GeneratedRegex("[^\\t\\n\\r\\u0020-\\uFFFD]")]
    private static partial Regex NotXml();
}
