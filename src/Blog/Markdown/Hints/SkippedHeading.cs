using Markdig.Syntax;

namespace Blog.Markdown.Hints;

/// <summary>Who listens to a page goes from heading to heading, and wonders what was missed where a level is.</summary>
internal sealed class SkippedHeading : IHintRule
{
    public IEnumerable<Hint> LookAt(ParsedText text)
    {
        // The title of the post is the first level; those of the text begin below it.
        var above = 1;
        foreach (var heading in text.Document.Descendants<HeadingBlock>())
        {
            var level = Math.Max(2, heading.Level);
            if (level > above + 1)
            {
                var wanted = new string('#', above + 1);
                yield return text.HintAt($"This heading is {level - above} levels below the one before it. {wanted} would be the next.", Passage.Of(heading).Text, heading);
            }

            above = level;
        }
    }
}
