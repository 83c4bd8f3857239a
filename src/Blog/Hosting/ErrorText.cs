namespace Blog.Hosting;

/// <summary>The words of an error page.</summary>
public sealed record ErrorText(string Kicker, string Heading, string Explanation)
{
    public static readonly ErrorText NotSetUp = new(
        "Almost there",
        "This blog isn’t set up yet",
        "Whoever runs it finds a set-up link in the server’s console. If that is you, open it; if not, come back a little later.");

    public static readonly ErrorText FromElsewhere = new(
        "Not from here",
        "That form was on another site",
        "Nothing was changed. If you meant to send it, open the page here and send it from there.");

    public static ErrorText Of(int code) => code switch
    {
        StatusCodes.Status400BadRequest => new("Not understood", "Something in that request didn’t make sense", "Go back and try again; what you typed is still in the form."),
        StatusCodes.Status403Forbidden => new("Not for you", "This isn’t yours to open", "You are signed in, but your role doesn’t reach this far. The owner can change that."),
        StatusCodes.Status404NotFound => new("Page not found", "There’s nothing at this address", "The link may be old, or a letter may have gone missing on the way. Nothing is broken on your side."),
        StatusCodes.Status405MethodNotAllowed => new("Not understood", "That can’t be done here", "Go back and try again from the page before."),
        StatusCodes.Status410Gone => new("Taken down", "This page has been taken down", "It was here once and won’t come back. The address itself is right."),
        StatusCodes.Status413PayloadTooLarge => new("Too long", "That was more than we can take", "Go back, shorten it, and send it again; what you typed is still in the form."),
        StatusCodes.Status429TooManyRequests => new("A little slower", "That was quick", "Wait a minute, then go back and try again; what you typed is still in the form."),
        StatusCodes.Status503ServiceUnavailable => new("One moment", "The blog is catching its breath", "Try again in a moment."),
        < 500 => new("Not understood", "That didn’t work", "Go back and try again."),
        _ => new("Something went wrong", "That didn’t work, and it’s our fault", "Nothing you wrote has been lost: press the back button and it’s still in the form. It usually works on the second try."),
    };
}
