namespace Blog.Hosting.Errors;

/// <summary>The words of an error page.</summary>
public sealed record ErrorText(string Kicker, string Heading, string Explanation)
{
    public static ErrorText NotSetUp => new(ErrorTexts.NotSetUpKicker, ErrorTexts.NotSetUp, ErrorTexts.NotSetUpExplained);

    public static ErrorText Outage => new(ErrorTexts.UnavailableKicker, ErrorTexts.Unavailable, ErrorTexts.OutageExplained);

    public static ErrorText FromElsewhere => new(ErrorTexts.FromElsewhereKicker, ErrorTexts.FromElsewhere, ErrorTexts.FromElsewhereExplained);

    /// <summary>For a form that met an ended session and brought a picture.</summary>
    public static ErrorText TooLargeToCarry => new(ErrorTexts.TooLargeToCarryKicker, ErrorTexts.TooLargeToCarry, ErrorTexts.TooLargeToCarryExplained);

    public static ErrorText Of(int code) => code switch
    {
        StatusCodes.Status400BadRequest => new(ErrorTexts.NotUnderstoodKicker, ErrorTexts.BadRequest, ErrorTexts.BadRequestExplained),
        StatusCodes.Status403Forbidden => new(ErrorTexts.ForbiddenKicker, ErrorTexts.Forbidden, ErrorTexts.ForbiddenExplained),
        StatusCodes.Status404NotFound => new(ErrorTexts.NotFoundKicker, ErrorTexts.NotFound, ErrorTexts.NotFoundExplained),
        StatusCodes.Status405MethodNotAllowed => new(ErrorTexts.NotUnderstoodKicker, ErrorTexts.MethodNotAllowed, ErrorTexts.MethodNotAllowedExplained),
        StatusCodes.Status410Gone => new(ErrorTexts.GoneKicker, ErrorTexts.Gone, ErrorTexts.GoneExplained),
        StatusCodes.Status413PayloadTooLarge => new(ErrorTexts.TooLargeKicker, ErrorTexts.TooLarge, ErrorTexts.TooLargeExplained),
        StatusCodes.Status429TooManyRequests => new(ErrorTexts.TooManyKicker, ErrorTexts.TooMany, ErrorTexts.TooManyExplained),
        StatusCodes.Status503ServiceUnavailable => new(ErrorTexts.UnavailableKicker, ErrorTexts.Unavailable, ErrorTexts.UnavailableExplained),
        < 500 => new(ErrorTexts.NotUnderstoodKicker, ErrorTexts.OtherRefusal, ErrorTexts.OtherRefusalExplained),
        _ => new(ErrorTexts.FailureKicker, ErrorTexts.Failure, ErrorTexts.FailureExplained),
    };
}
