using Blog.Comments;
using Blog.Comments.Spam;

namespace Blog.Tests.Comments.Spam;

/// <summary>
/// How much spam is held, and how many people by mistake. What the filter learns from shares no template, product or story with what it judges; the
/// knowledge it is shipped with was written by somebody who has seen both.
/// </summary>
public sealed class SpamFilterTests(ITestOutputHelper output)
{
    private const int Each = 1_000;
    private const int Seed = 7;

    [Fact]
    public void From_the_first_day_people_are_not_held_and_most_spam_is()
    {
        var (spam, genuine) = Held(Seed, new Pupil());

        Assert.InRange(genuine, 0, 0.01);
        Assert.InRange(spam, 0.9, 1);
    }

    [Fact]
    public void Having_learnt_it_holds_nearly_all_spam_and_hardly_anybody_else()
    {
        var pupil = new Pupil();
        pupil.Learn(new Corpus(Seed + 1), Each);

        var (spam, genuine) = Held(Seed, pupil);

        Assert.InRange(genuine, 0, 0.01);
        Assert.InRange(spam, 0.97, 1);
    }

    private (double Spam, double Genuine) Held(int seed, Pupil pupil)
    {
        var corpus = new Corpus(seed);
        var spam = corpus.Spam(CorpusWords.Unseen, Each).ToLookup(words => pupil.Holds(words));
        var genuine = corpus.Genuine(CorpusWords.Unseen, Each).ToLookup(words => pupil.Holds(words));
        output.WriteLine($"spam: {spam[true].Count()} held, {spam[false].Count()} let through; genuine: {genuine[true].Count()} held, {genuine[false].Count()} let through");
        foreach (var missed in spam[false].Select(words => words.Text).Distinct().Take(20))
        {
            output.WriteLine($"let through: {missed}");
        }

        foreach (var mistaken in genuine[true].Take(20))
        {
            output.WriteLine($"held by mistake: {mistaken.Text}");
        }

        return ((double)spam[true].Count() / Each, (double)genuine[true].Count() / Each);
    }

    /// <summary>The filter without a database around it.</summary>
    private sealed class Pupil
    {
        private readonly Dictionary<string, (int Genuine, int Spam)> counts = [];
        private (int Genuine, int Spam) all;

        public void Learn(Corpus corpus, int each)
        {
            Learn(corpus.Genuine(CorpusWords.Training, each), isSpam: false);
            Learn(corpus.Spam(CorpusWords.Training, each), isSpam: true);
        }

        public bool Holds(CommentWords words)
        {
            var signs = new Signs(words, TimeSpan.FromMinutes(1));
            var features = Features.Of(words, signs);
            var numbers = Enumerable.Range(1, features.Count).Select(number => (long)number).ToList();
            var seen = features.Zip(numbers).Where(pair => counts.ContainsKey(pair.First.Key))
                .ToDictionary(pair => pair.Second, pair => new SpamToken(pair.Second, counts[pair.First.Key].Genuine, counts[pair.First.Key].Spam));
            seen[SpamToken.Every] = new SpamToken(SpamToken.Every, all.Genuine, all.Spam);
            return signs.Score + Learnt.Of(features, numbers, seen).Score > 0;
        }

        private void Learn(IEnumerable<CommentWords> comments, bool isSpam)
        {
            foreach (var words in comments)
            {
                all = Add(all, isSpam);
                foreach (var feature in Features.Of(words, new Signs(words, age: null)))
                {
                    counts[feature.Key] = Add(counts.GetValueOrDefault(feature.Key), isSpam);
                }
            }
        }

        private static (int Genuine, int Spam) Add((int Genuine, int Spam) count, bool isSpam) => isSpam ? (count.Genuine, count.Spam + 1) : (count.Genuine + 1, count.Spam);
    }
}
