using Blog.Data;
using Blog.Hosting.PageCache;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests;

/// <summary>The real application with a data folder, a database and a clock of its own, for one test.</summary>
public sealed class Site : IAsyncDisposable
{
    /// <summary>What the clock of every site shows at first: a Monday morning.</summary>
    public static readonly DateTimeOffset Opening = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly SiteDatabase? database;
    private readonly Application application;
    private readonly Action<IWebHostBuilder> settings;
    private Visitor? visitor;

    private Site(string folder, SiteDatabase? database, Application application, Action<IWebHostBuilder> settings)
    {
        Folder = folder;
        this.database = database;
        this.application = application;
        this.settings = settings;
    }

    /// <summary>Its data folder.</summary>
    public string Folder { get; }

    public FakeTimeProvider Clock => application.Clock;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>All that it has logged.</summary>
    public SiteLog Log => application.Log;

    public IServiceProvider Services => application.Services;

    /// <summary>Where it answers: over HTTPS, as browsers keep our cookies on no other connection, or for a site that listens under an address that they can open.</summary>
    public Uri Address { get; private set; } = new("https://localhost");

    /// <summary>A reader without an account, always the same.</summary>
    public Visitor Visitor => visitor ??= NewVisitor();

    /// <summary>A site that is set up: "The Long Table" with all <see cref="People"/>.</summary>
    /// <param name="database">Where it keeps its data.</param>
    /// <param name="configure">Settings (<c>web => web.UseSetting("Blog:CommentsPerMinute", "2")</c>) or services that this test needs otherwise.</param>
    public static Task<Site> StartAsync(Database database = Database.Sqlite, Action<IWebHostBuilder>? configure = null) =>
        StartAsync(database, isSetUp: true, isListening: false, configure);

    /// <summary>A site as it is after its very first start.</summary>
    public static Task<Site> StartEmptyAsync(Database database = Database.Sqlite, Action<IWebHostBuilder>? configure = null) =>
        StartAsync(database, isSetUp: false, isListening: false, configure);

    /// <summary>A site on a free port of this machine, for a browser.</summary>
    public static Task<Site> ListenAsync(Database database = Database.Sqlite, bool isSetUp = true, Action<IWebHostBuilder>? configure = null) =>
        StartAsync(database, isSetUp, isListening: true, configure);

    /// <summary>Another process that serves the same site: by the same clock, from its database and data folder, with a memory of its own. To be disposed of first.</summary>
    public Site AnotherNode()
    {
        var node = new Site(Folder, database: null, new Application(settings, Clock), settings);
        node.application.Start(isListening: false);
        return node;
    }

    /// <summary>Somebody else, without a cookie.</summary>
    /// <param name="from">An address on the network, when it matters that it is not the others'.</param>
    public Visitor NewVisitor(string? from = null) => new(application.Connect(), Address, from);

    /// <summary>A visitor who has just signed in through the page that everybody uses.</summary>
    public async Task<Visitor> SignInAsync(Person person)
    {
        var visitor = NewVisitor();
        var page = await visitor.OpenAsync("/account/sign-in");
        var entered = await page.Fill("E-mail", person.Email).Fill("Password", person.Password).PressAsync("Sign in");
        Assert.True(entered.Address.AbsolutePath != "/account/sign-in", $"{person.Name} could not sign in: {entered.Text}");
        return visitor;
    }

    /// <summary>Arranges or asks something in the database.</summary>
    public async Task<T> Db<T>(Func<BlogDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<BlogDbContext>());
    }

    public async Task Db(Func<BlogDbContext, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<BlogDbContext>());
    }

    /// <summary>Puts what a builder describes into the database: <c>await site.Has(A.Post.Titled("Soup"))</c>.</summary>
    public async Task<T> Has<T>(IBuild<T> builder)
    {
        await using var scope = Services.CreateAsyncScope();
        return await builder.BuildAsync(scope.ServiceProvider, Now);
    }

    /// <summary>Makes an empty folder one that a process of its own can serve this site from.</summary>
    public async Task CopyToAsync(string folder)
    {
        await Db(db => db.Database.ExecuteSqlRawAsync("VACUUM INTO {0}", Path.Combine(folder, "blog.db")));
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys"));
        foreach (var key in new DirectoryInfo(Path.Combine(Folder, "keys")).EnumerateFiles())
        {
            key.CopyTo(Path.Combine(keys.FullName, key.Name));
        }
    }

    /// <summary>Nothing that needs data works after this.</summary>
    public async Task LoseDatabaseAsync()
    {
        await Db(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Settings\" RENAME TO \"Lost\""));
        Services.GetRequiredService<SiteMemory>().Forget();
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<Site> StartAsync(Database kind, bool isSetUp, bool isListening, Action<IWebHostBuilder>? configure)
    {
        var folder = Scratch.Folder("site");
        var database = await SiteDatabase.CreateAsync(kind, folder, isSetUp);
        var site = new Site(folder, database, new Application(Settings, new FakeTimeProvider(Opening)), Settings);
        site.Address = site.application.Start(isListening) ?? site.Address;
        return site;

        void Settings(IWebHostBuilder web)
        {
            web.UseSetting("Blog:DataDirectory", folder);
            web.UseSetting("Blog:Database:Provider", kind == Database.Sqlite ? "Sqlite" : "PostgreSQL");
            web.UseSetting("Blog:Database:ConnectionString", database.ConnectionString);
            configure?.Invoke(web);
        }
    }

    private sealed class Application(Action<IWebHostBuilder> configure, FakeTimeProvider clock) : WebApplicationFactory<Program>
    {
        private bool isOnNetwork;

        public FakeTimeProvider Clock => clock;

        public SiteLog Log { get; } = new();

        /// <summary>Starts it, and tells the address when it is a real one.</summary>
        public Uri? Start(bool isListening)
        {
            if (isListening)
            {
                isOnNetwork = true;
                UseKestrel();
                StartServer();
                // By its name: browsers keep secure cookies and passkeys for that one alone.
                return new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
            }

            _ = Server;
            return null;
        }

        public HttpMessageHandler Connect() => isOnNetwork ? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false } : Server.CreateHandler();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // As a host runs it, but with the checks that the framework makes in development only.
            builder.UseEnvironment(Environments.Production);
            if (isOnNetwork)
            {
                // A free port is asked for here, not of the factory: that changes the address while the server may have started already.
                builder.UseUrls("http://127.0.0.1:0");
            }

            builder.UseDefaultServiceProvider(services => services.ValidateOnBuild = services.ValidateScopes = true);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
            builder.ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.AddLearntByMvc();
                services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Person.PasswordIterations);
            });
            configure(builder);
            // As from a proxy beside it, whom it believes about the visitor; after what a test may have chosen.
            builder.UseRemoteAddress("127.0.0.1");
        }
    }
}
