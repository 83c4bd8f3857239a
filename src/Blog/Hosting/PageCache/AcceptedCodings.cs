using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Blog.Hosting.PageCache;

/// <summary>How much a browser wants each coding, in thousandths; 0: it must not come. Read without a trace in memory, once for each request.</summary>
internal readonly ref struct AcceptedCodings
{
    private const int Wanted = 1000;

    private AcceptedCodings(int brotli, int gzip, int identity) => (Brotli, Gzip, Identity) = (brotli, gzip, identity);

    public int Brotli { get; }

    public int Gzip { get; }

    public int Identity { get; }

    /// <param name="header">The values of <c>Accept-Encoding</c>. Without the header anything would do, but whoever leaves it out seldom decodes.</param>
    public static AcceptedCodings Read(StringValues header)
    {
        int brotli = -1, gzip = -1, identity = -1, others = -1;
        for (var line = 0; line < header.Count; line++)
        {
            var rest = header[line].AsSpan();
            while (!rest.IsEmpty)
            {
                var comma = rest.IndexOf(',');
                var item = comma < 0 ? rest : rest[..comma];
                rest = comma < 0 ? default : rest[(comma + 1)..];
                var semicolon = item.IndexOf(';');
                var name = (semicolon < 0 ? item : item[..semicolon]).Trim();
                var weight = semicolon < 0 ? Wanted : Weight(item[(semicolon + 1)..]);
                if (Is(name, "br"))
                {
                    brotli = weight;
                }
                else if (Is(name, "gzip") || Is(name, "x-gzip"))
                {
                    gzip = weight;
                }
                else if (Is(name, "identity"))
                {
                    identity = weight;
                }
                else if (name is "*")
                {
                    others = weight;
                }
            }
        }

        return new(Or(brotli, Math.Max(others, 0)), Or(gzip, Math.Max(others, 0)), Or(identity, others < 0 ? 1 : others));
    }

    private static int Or(int weight, int otherwise) => weight < 0 ? otherwise : weight;

    private static bool Is(ReadOnlySpan<char> name, string coding) => name.Equals(coding, StringComparison.OrdinalIgnoreCase);

    // " q=0.5"; what cannot be read is taken for nothing said.
    private static int Weight(ReadOnlySpan<char> parameter)
    {
        parameter = parameter.Trim();
        return parameter is ['q' or 'Q', '=', .. var value] && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) && q <= 1
            ? (int)(q * Wanted)
            : Wanted;
    }
}
