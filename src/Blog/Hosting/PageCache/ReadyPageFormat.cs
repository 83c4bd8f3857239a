using Microsoft.Extensions.Primitives;

namespace Blog.Hosting.PageCache;

/// <summary>A ready page as bytes, read by the same program that wrote them.</summary>
internal static class ReadyPageFormat
{
    public static void Write(this BinaryWriter to, ReadyPage page)
    {
        to.Write(page.Key.Path);
        to.Write(page.Key.StaysSecure);
        to.WriteMany([.. page.Tags], tag => to.Write(tag.ToString()));
        to.Write(page.Made);
        to.Write(page.Until);
        to.Write(page.Head.Status);
        to.WriteValues(page.Head.ContentType);
        to.WriteValues(page.Head.Vary);
        to.WriteMany(page.Head.Headers, header =>
        {
            to.Write(header.Key);
            to.WriteValues(header.Value);
        });
        to.WriteForm(page.Identity);
        to.WriteMany<ReadyPage.Form>(page.Gzip is { } gzip ? [gzip] : [], to.WriteForm);
        to.WriteMany<ReadyPage.Form>(page.Brotli is { } brotli ? [brotli] : [], to.WriteForm);
    }

    /// <summary>What <see cref="Write"/> has written, all of it.</summary>
    public static ReadyPage ReadPage(this BinaryReader from)
    {
        var key = new PageKey(from.ReadString(), Query: "", from.ReadBoolean());
        var tags = from.ReadMany(() => PageTag.Parse(from.ReadString()));
        var (made, until) = (from.ReadInstant(), from.ReadInstant());
        var head = new AnswerHead(from.ReadInt32(), from.ReadValues(), from.ReadValues(), from.ReadMany(() => KeyValuePair.Create(from.ReadString(), from.ReadValues())));
        var page = new ReadyPage(key, tags, made, until, head, from.ReadForm());
        foreach (var gzip in from.ReadMany(from.ReadForm))
        {
            page.AddGzip(gzip);
        }

        foreach (var brotli in from.ReadMany(from.ReadForm))
        {
            page.AddBrotli(brotli);
        }

        return page;
    }

    private static void WriteValues(this BinaryWriter to, StringValues values) => to.WriteMany(values.ToArray(), value => to.Write(value ?? ""));

    private static void WriteForm(this BinaryWriter to, ReadyPage.Form form)
    {
        to.Write(form.Bytes.Length);
        to.Write(form.Bytes.Span);
    }

    private static void WriteMany<T>(this BinaryWriter to, T[] all, Action<T> write)
    {
        to.Write(all.Length);
        Array.ForEach(all, write);
    }

    private static DateTimeOffset ReadInstant(this BinaryReader from) => new(from.ReadInt64(), TimeSpan.Zero);

    private static StringValues ReadValues(this BinaryReader from) => from.ReadMany(from.ReadString);

    private static byte[] ReadForm(this BinaryReader from) => from.ReadBytes(from.ReadInt32());

    private static T[] ReadMany<T>(this BinaryReader from, Func<T> read)
    {
        var all = new T[from.ReadInt32()];
        for (var number = 0; number < all.Length; number++)
        {
            all[number] = read();
        }

        return all;
    }
}
