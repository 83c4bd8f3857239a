using Microsoft.Extensions.Primitives;

namespace Blog.Accounts;

/// <summary>A form that met an ended session: its fields go through every step of the sign-in as hidden ones, so that nothing typed is lost, and are sent again after it.</summary>
/// <param name="Fields">Names and values in their order.</param>
public sealed record CarriedForm(IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public static readonly CarriedForm None = new([]);

    // So that no field of the sign-in itself can be meant.
    private const string Prefix = "kept.";

    /// <summary>The field that ties a form to a session.</summary>
    private const string Token = "__RequestVerificationToken";

    /// <summary>A password, which is typed again: no page shows one.</summary>
    private const string Password = "current";

    public bool IsThere => Fields.Count > 0;

    /// <summary>Where a form that was sent to <paramref name="path"/> goes to be carried.</summary>
    public static string AddressFrom(string path) => $"{SignInModel.Address}?handler=carry&returnUrl={Uri.EscapeDataString(path)}";

    /// <summary>True when this site made the form, if for an earlier session.</summary>
    public static bool IsOurs(IEnumerable<KeyValuePair<string, StringValues>> sent) => sent.Any(field => field.Key == Token);

    /// <summary>The same with the names they have inside the sign-in form.</summary>
    public IEnumerable<KeyValuePair<string, string>> Hidden => Fields.Select(one => KeyValuePair.Create(Prefix + one.Key, one.Value));

    /// <summary>The form as it was sent, but for its token, which is that of a session that has ended, and for a password.</summary>
    public static CarriedForm Of(IEnumerable<KeyValuePair<string, StringValues>> sent) => new([.. Single(sent).Where(field => field.Key is not (Token or Password))]);

    /// <summary>What a step of the sign-in has carried here.</summary>
    public static CarriedForm In(IEnumerable<KeyValuePair<string, StringValues>> sent) =>
        new([.. Single(sent).Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(field => KeyValuePair.Create(field.Key[Prefix.Length..], field.Value))]);

    private static IEnumerable<KeyValuePair<string, string>> Single(IEnumerable<KeyValuePair<string, StringValues>> sent) =>
        sent.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
}
