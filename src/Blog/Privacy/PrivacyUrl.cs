namespace Blog.Privacy;

/// <summary>The address of the privacy page: the owner's own, or the one that the product makes.</summary>
public static class PrivacyUrl
{
    public const string Slug = "privacy";

    public const string Page = $"/{Slug}";

    /// <summary>Begins a page of the owner's own with what the product says.</summary>
    public const string ToOwn = "/admin/pages/new?from=privacy";
}
