using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Blog.Hosting;

namespace Blog.Comments.Spam;

/// <summary>Gives features their numbers, under a secret of the site: whoever has the database alone cannot even try words out.</summary>
public sealed class SpamTokens(SiteSecrets secrets)
{
    internal async ValueTask<IReadOnlyList<long>> OfAsync(IReadOnlyList<Features.Feature> features, CancellationToken cancel)
    {
        var secret = await SecretAsync(cancel);
        return [.. features.Select(feature => Number(secret, feature.Key))];
    }

    /// <summary>The same for two texts that say the same, whatever their links, digits and punctuation; null for what is too short to be anybody's own.</summary>
    public async ValueTask<long?> LikenessAsync(CommentWords words, CancellationToken cancel)
    {
        var said = PlainWords.Of(new SentLinks(words).TextWithout).Text.Where(char.IsLetter).ToArray();
        return said.Length < LeastLetters ? null : Number(await SecretAsync(cancel), $"t {new string(said)}");
    }

    private const int LeastLetters = 25;

    private ValueTask<byte[]> SecretAsync(CancellationToken cancel) => secrets.OfAsync("spam filter", cancel);

    private static long Number(byte[] secret, string key) =>
        BinaryPrimitives.ReadInt64LittleEndian(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(key))) is var number and not SpamToken.Every ? number : 1;
}
