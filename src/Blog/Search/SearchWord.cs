namespace Blog.Search;

/// <summary>A word that some post has used, without accents and in lower case: what a misspelt one may have meant.</summary>
public sealed class SearchWord
{
    public const int MostLength = 30;
    public const int LeastLength = 4;

    private SearchWord()
    {
    }

    public SearchWord(string word)
    {
        Word = word;
        Grams = [.. GramsOf(word).Select(gram => new SearchGram(gram, this))];
    }

    public string Word { get; private set; } = "";

    public IReadOnlyList<SearchGram> Grams { get; private set; } = [];

    /// <summary>Every three characters in a row, the spaces around the word included: " ca", "cat", "at ".</summary>
    public static IReadOnlyList<string> GramsOf(string word)
    {
        var padded = $" {word} ";
        return [.. Enumerable.Range(0, padded.Length - 2).Select(at => padded.Substring(at, 3)).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>Three characters of a word: words that share many look alike.</summary>
public sealed class SearchGram
{
    private SearchGram()
    {
    }

    internal SearchGram(string gram, SearchWord word)
    {
        Gram = gram;
        Word = word.Word;
        Length = word.Word.Length;
    }

    public string Gram { get; private set; } = "";

    /// <summary>The word's; what is much longer or shorter need not be read.</summary>
    public int Length { get; private set; }

    public string Word { get; private set; } = "";
}
