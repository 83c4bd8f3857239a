using System.Buffers;
using System.Text;

namespace Blog.Markdown;

/// <summary>
/// Collects HTML and stops the moment it outgrows its budget, in characters or in tags. Leaves out what HTML forbids, control
/// characters and halves of surrogate pairs, which entities can bring in too.
/// </summary>
internal sealed class BoundedWriter(int mostCharacters, int mostTags) : TextWriter
{
    private static readonly SearchValues<char> Doubtful = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(value => (char)value).Where(value => char.IsSurrogate(value) || IsForbidden(value))]);

    private readonly StringBuilder html = new();
    private int tags;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (html.Length + buffer.Length > mostCharacters)
        {
            throw RenderingRefusedException.TooMuchOutput();
        }

        tags += buffer.Count('<');
        if (tags > mostTags)
        {
            throw RenderingRefusedException.TooManyParts();
        }

        if (buffer.ContainsAny(Doubtful))
        {
            AppendChecked(buffer);
        }
        else
        {
            html.Append(buffer);
        }
    }

    public override string ToString() => html.ToString();

    private static bool IsForbidden(char value) => char.IsControl(value) && value is not ('\n' or '\t');

    private void AppendChecked(ReadOnlySpan<char> buffer)
    {
        Span<char> pair = stackalloc char[2];
        foreach (var rune in buffer.EnumerateRunes())
        {
            var written = rune.EncodeToUtf16(pair);
            if (written == 2 || !IsForbidden(pair[0]))
            {
                html.Append(pair[..written]);
            }
        }
    }
}
