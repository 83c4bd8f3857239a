using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Blog.Accounts;

internal static class AccountServices
{
    /// <summary>Who signs in, how long that lasts, and what a password must be.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<SetupCode>();
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<Passwords>();
        services.AddScoped<People>();
        services.AddScoped<SiteSetup>();
        services.AddScoped<UserAdding>();
        services.AddSingleton<PasswordLetters>();
        services.AddHostedService(provider => provider.GetRequiredService<PasswordLetters>());

        // Before Identity, which leaves alone what is there.
        services.AddScoped<IPasswordValidator<Author>, PasswordRule>();
        services.AddIdentityCore<Author>(Identify)
            .AddRoles<IdentityRole<int>>()
            .AddEntityFrameworkStores<BlogDbContext>()
            .AddClaimsPrincipalFactory<AuthorClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Passwords.Iterations);
        services.Configure<DataProtectionTokenProviderOptions>(link => link.TokenLifespan = PasswordLetters.LinkLifetime);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Remember)
            // Never given; but Identity takes it back whenever it ends a session, and fails where nobody knows it.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme, device => Protect(device.Cookie, $"{Cookies.Prefix}device"));
        return services;
    }

    public static void Identify(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        // The e-mail address is the user name; People says what may be one.
        identity.User.AllowedUserNameCharacters = "";
        // With the table of passkeys.
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    private static void Remember(CookieAuthenticationOptions session)
    {
        Protect(session.Cookie, $"{Cookies.Prefix}session");
        session.ExpireTimeSpan = TimeSpan.FromDays(14);
        session.SlidingExpiration = true;
        session.LoginPath = SignInModel.Address;
        session.ReturnUrlParameter = "returnUrl";
        session.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        session.Events.OnRedirectToLogin = context =>
        {
            SendToSignIn(context);
            return Task.CompletedTask;
        };
        // The page says itself where one goes on: a form that was carried along would be left behind.
        session.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        session.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.IsScripts())
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (request.CanBeCarried())
        {
            // The browser sends what was typed there too.
            response.Redirect(CarriedForm.AddressFrom(request.Path), permanent: false, preserveMethod: true);
        }
        else
        {
            // Without scheme and host, which the proposed address has: behind a proxy those are the reader's business, and may be none at all.
            response.Redirect(context.Options.LoginPath + QueryString.Create(context.Options.ReturnUrlParameter, request.PathBase + request.Path + request.QueryString));
        }
    }

    private static void Protect(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
    }
}
