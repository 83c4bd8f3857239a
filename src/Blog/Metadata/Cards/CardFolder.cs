using Blog.Hosting;

namespace Blog.Metadata.Cards;

/// <summary>The drawn cards in the data folder. All of them can be drawn again: they need no backup.</summary>
internal sealed class CardFolder(DataFolder folder)
{
    public string PathOf(SocialCard card) => Path.Combine(folder.Cards, card.FileName);

    public bool Has(SocialCard card) => File.Exists(PathOf(card));

    /// <summary>Keeps a card instead of the former ones of the same page.</summary>
    public async Task SaveAsync(SocialCard card, byte[] png, CancellationToken cancel)
    {
        var unfinished = $"{PathOf(card)}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(unfinished, png, cancel);
        // Whole or not at all, whoever reads it in this moment.
        File.Move(unfinished, PathOf(card), overwrite: true);
        foreach (var former in Directory.EnumerateFiles(folder.Cards, $"{card.Of}-*.png").Where(path => path != PathOf(card)))
        {
            File.Delete(former);
        }
    }
}
