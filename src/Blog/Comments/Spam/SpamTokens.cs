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
        // One for all of them: to set one up takes longer than to hash a word.
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, await SecretAsync(cancel));
        return [.. features.Select(feature => Number(hash, feature.Key))];
    }

    /// <summary>The same for two texts that say the same, whatever their links, digits and punctuation; null for what is too short to be anybody's own.</summary>
    public async ValueTask<long?> LikenessAsync(CommentWords words, CancellationToken cancel)
    {
        var said = PlainWords.Of(new SentLinks(words).TextWithout).Text.Where(char.IsLetter).ToArray();
        if (said.Length < LeastLetters)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, await SecretAsync(cancel));
        return Number(hash, $"t {new string(said)}");
    }

    private const int LeastLetters = 25;

    private ValueTask<byte[]> SecretAsync(CancellationToken cancel) => secrets.OfAsync("spam filter", cancel);

    private static long Number(IncrementalHash hash, string key)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        Span<byte> hashed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(hashed);
        return BinaryPrimitives.ReadInt64LittleEndian(hashed) is var number and not SpamToken.Every ? number : 1;
    }
}
