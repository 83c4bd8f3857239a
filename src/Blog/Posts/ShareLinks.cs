namespace Blog.Posts;

/// <summary>A way to pass a post on that is a plain link: nothing is asked of anybody until somebody follows it.</summary>
public sealed record ShareLink(string Name, string Address);

/// <summary>The ways to pass a post on.</summary>
/// <param name="Title">The post's.</param>
/// <param name="Address">Where it is, in full.</param>
public sealed record ShareLinks(string Title, string Address)
{
    public IEnumerable<ShareLink> All
    {
        get
        {
            var (title, address) = (Uri.EscapeDataString(Title), Uri.EscapeDataString(Address));
            return
            [
                new(PostTexts.ShareByMail, $"mailto:?subject={title}&body={address}"),
                new("WhatsApp", $"https://wa.me/?text={title}%20{address}"),
                new("Mastodon", $"https://share.joinmastodon.org/#text={title}%20{address}"),
                new("Bluesky", $"https://bsky.app/intent/compose?text={title}%20{address}"),
            ];
        }
    }
}
