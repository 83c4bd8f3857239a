using Blog.Hosting;
using Blog.Shared;

namespace Blog.Metadata.Cards;

/// <summary>The drawn cards in the data folder. All of them can be drawn again: they need no backup.</summary>
internal sealed class CardFolder(DataFolder folder)
{
    public string PathOf(SocialCard card) => Path.Combine(folder.Cards, card.FileName);

    public bool Has(SocialCard card) => File.Exists(PathOf(card));

    /// <summary>Keeps a card instead of the former ones of the same page.</summary>
    public async Task SaveAsync(SocialCard card, byte[] png, CancellationToken cancel)
    {
        // Whoever clears room takes it away as a whole.
        Directory.CreateDirectory(folder.Cards);
        await WholeFile.WriteAsync(PathOf(card), png, cancel);
        foreach (var former in Directory.EnumerateFiles(folder.Cards, $"{card.Of}-*.png").Where(path => path != PathOf(card)))
        {
            File.Delete(former);
        }
    }
}
