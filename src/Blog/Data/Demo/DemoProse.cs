using System.Globalization;
using System.Text;

namespace Blog.Data.Demo;

/// <summary>Writes posts and comments out of its own lists of words: the same ones for the same seed, and readable enough to judge a page by.</summary>
internal sealed class DemoProse(int seed)
{
    private static readonly string[] Things =
        ["lamp", "kettle", "bicycle", "staircase", "orchard", "letter", "harbour", "window", "notebook", "coat", "garden gate", "radio", "table", "ferry", "piano", "loaf", "map", "clock"];

    private static readonly string[] Qualities =
        ["quiet", "patient", "ordinary", "unhurried", "borrowed", "half-finished", "stubborn", "generous", "plain", "forgotten", "early", "gentle", "unlikely", "small"];

    private static readonly string[] Deeds =
        ["mending", "waiting for", "walking past", "giving away", "listening to", "drawing", "carrying", "painting", "missing", "looking after", "repairing", "choosing"];

    private static readonly string[] Places =
        ["by the canal", "at the end of the street", "under the old bridge", "in the back room", "on the top floor", "beside the station", "near the mill", "behind the library"];

    private static readonly string[] Times =
        ["On Monday", "Before breakfast", "In late autumn", "After the rain", "Around noon", "Last winter", "One evening", "Early in the year", "Most mornings"];

    private static readonly string[] People = ["my neighbour", "an old friend", "the baker", "my sister", "a stranger", "our teacher", "the postwoman", "a child of six"];

    private static readonly string[] Feelings = ["lighter", "less alone", "curious", "a little braver", "slower", "calmer", "at home", "awake"];

    private static readonly string[] Names =
        ["Ada", "Bruno", "Celeste", "Dmitri", "Elif", "Farid", "Greta", "Hamza", "Ilse", "Jonas", "Kaya", "Léa", "Mirela", "Nuno", "Oona", "Pavel", "Rosa", "Søren", "Tuva", "Yara"];

    private readonly Random random = new(seed);

    /// <summary>Tags of the whole site; a post carries one to three.</summary>
    public static IReadOnlyList<string> Topics { get; } =
        ["Attention", "Bread", "Change", "Craft", "Family", "Friendship", "Grief", "Home", "Letters", "Listening", "Movement", "Rest", "Seasons", "Walking", "Work", "Writing"];

    public string Title() => Sentence(random.Next(6) switch
    {
        0 => $"the {Of(Qualities)} art of {Of(Deeds)} a {Of(Things)}",
        1 => $"what a {Of(Qualities)} {Of(Things)} taught me",
        2 => $"{Of(Deeds)} the {Of(Things)} {Of(Places)}",
        3 => $"a {Of(Things)}, a {Of(Things)} and a {Of(Qualities)} afternoon",
        4 => $"in praise of the {Of(Qualities)} {Of(Things)}",
        _ => $"notes on {Of(Deeds)} a {Of(Qualities)} {Of(Things)}",
    }).TrimEnd('.');

    public IReadOnlyList<string> Tags() => [.. random.GetItems(Topics.ToArray(), random.Next(1, 4)).Distinct()];

    public string Body()
    {
        var body = new StringBuilder();
        Paragraphs(body, random.Next(1, 3));
        for (var section = random.Next(2, 5); section > 0; section--)
        {
            body.Append(CultureInfo.InvariantCulture, $"## {Sentence($"{Of(Deeds)} the {Of(Things)}").TrimEnd('.')}\n\n");
            Paragraphs(body, random.Next(1, 4));
            Furniture(body);
        }

        return body.Append(CultureInfo.InvariantCulture, $"Until next time,  \n{Of(Names)}\n").ToString();
    }

    public string Name() => random.Next(4) == 0 ? $"{Of(Names)} {Of(Names)[..1]}." : Of(Names);

    public string Comment() => string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => AnySentence())) + (random.Next(8) == 0 ? "\n\n*" + AnySentence() + "*" : "");

    public bool Chance(int oneIn) => random.Next(oneIn) == 0;

    public int Number(int below) => random.Next(below);

    private void Paragraphs(StringBuilder body, int count)
    {
        for (; count > 0; count--)
        {
            body.AppendJoin(' ', Enumerable.Range(0, random.Next(3, 7)).Select(_ => AnySentence())).Append("\n\n");
        }
    }

    private void Furniture(StringBuilder body)
    {
        switch (random.Next(6))
        {
            case 0:
                List(body, _ => "- ");
                break;
            case 1:
                List(body, number => $"{number}. ");
                break;
            case 2:
                body.Append(CultureInfo.InvariantCulture, $"> {AnySentence()}\n\n");
                break;
        }
    }

    private void List(StringBuilder body, Func<int, string> marker)
    {
        for (var number = 1; number <= 4; number++)
        {
            body.Append(CultureInfo.InvariantCulture, $"{marker(number)}{Sentence($"{Of(Deeds)} a {Of(Things)}").TrimEnd('.')}\n");
        }

        body.Append('\n');
    }

    private string AnySentence() => Sentence(random.Next(8) switch
    {
        0 => $"{Of(Times)} I stood {Of(Places)} and thought about {Of(Deeds)} the {Of(Things)}",
        1 => $"{Of(People)} told me that a {Of(Things)} is only as {Of(Qualities)} as whoever keeps it",
        2 => $"there is nothing {Of(Qualities)} about a {Of(Things)} until somebody leaves it {Of(Places)}",
        3 => $"{Of(Times)} {Of(People)} came by, and we spoke of **{Of(Deeds)}** things for an hour",
        4 => $"I went home feeling {Of(Feelings)}",
        5 => $"it took me years to see how *{Of(Qualities)}* that {Of(Things)} had been",
        6 => $"you could say that {Of(Deeds)} it makes one {Of(Feelings)}, and you would be nearly right",
        _ => $"{Of(Times)} the {Of(Things)} {Of(Places)} looked {Of(Qualities)}, and so did {Of(People)}",
    });

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

    private string Of(string[] list) => list[random.Next(list.Length)];
}
