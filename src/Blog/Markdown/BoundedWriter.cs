using System.Text;

namespace Blog.Markdown;

/// <summary>
/// Collects HTML and stops the moment it outgrows its budget, in characters or in tags. Leaves out what HTML forbids, control
/// characters and halves of surrogate pairs, which entities can bring in too.
/// </summary>
internal sealed class BoundedWriter(int mostCharacters, int mostTags) : TextWriter
{
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

        foreach (var rune in buffer.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
            {
                html.Append(rune);
            }
        }
    }

    public override string ToString() => html.ToString();
}
