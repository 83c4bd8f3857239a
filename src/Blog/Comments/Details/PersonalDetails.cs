namespace Blog.Comments.Details;

/// <summary>
/// Points out what reads like an e-mail address, a phone number, a street address or a date of birth, as they are written in English, German, Dutch,
/// French and Spanish. It only ever asks: a wrong guess costs a click, so it is silent where a number may well be a price, a year or a page.
/// </summary>
public static class PersonalDetails
{
    /// <summary>Stands where something was hidden.</summary>
    public const string Hidden = "•••";

    /// <summary>In the order in which they stand, none inside another. In time that grows with the text alone.</summary>
    public static IReadOnlyList<PersonalDetail> In(string text)
    {
        var found = EmailAddresses.In(text).Concat(StreetAddresses.In(text)).Concat(BirthDates.In(text)).Concat(PhoneNumbers.In(text))
            .OrderBy(detail => detail.Start).ThenByDescending(detail => detail.Length);
        var apart = new List<PersonalDetail>();
        foreach (var detail in found)
        {
            if (apart.Count == 0 || detail.Start >= apart[^1].End)
            {
                apart.Add(detail);
            }
        }

        return apart;
    }

    /// <summary>The text with dots in the place of each.</summary>
    public static string Hide(string text)
    {
        foreach (var detail in In(text).Reverse())
        {
            text = string.Concat(text.AsSpan(0, detail.Start), Hidden, text.AsSpan(detail.End));
        }

        return text;
    }
}
