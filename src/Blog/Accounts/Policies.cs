using Microsoft.AspNetCore.Authorization;

namespace Blog.Accounts;

/// <summary>Names of the rules that guard the folders and pages of the admin area.</summary>
public static class Policies
{
    /// <summary>Owner: site settings and people.</summary>
    public const string RunTheSite = nameof(RunTheSite);

    /// <summary>Owner and editor: standing pages and everybody's posts.</summary>
    public const string EditAll = nameof(EditAll);

    /// <summary>Owner, editor and author: posts.</summary>
    public const string Write = nameof(Write);

    /// <summary>Anybody with a role: the admin area and its comments.</summary>
    public const string Enter = nameof(Enter);

    public static AuthorizationBuilder AddBlogPolicies(this AuthorizationBuilder authorization) => authorization
        .AddPolicy(RunTheSite, policy => policy.RequireAssertion(asked => asked.User.MayRunTheSite()))
        .AddPolicy(EditAll, policy => policy.RequireAssertion(asked => asked.User.MayEditAll()))
        .AddPolicy(Write, policy => policy.RequireAssertion(asked => asked.User.MayWrite()))
        .AddPolicy(Enter, policy => policy.RequireRole(Roles.All));
}
