using Blog.Accounts;
using Blog.Data;

namespace Blog.Hosting;

/// <summary>What the console says once the site is up: where it is and, until there is an owner, how to become it.</summary>
internal static class Greeting
{
    public static void Print(IServiceProvider services)
    {
        var address = services.GetRequiredService<BaseAddress>();
        Console.WriteLine($"The blog is at {address.Of("/")}");

        using var scope = services.CreateScope();
        if (!scope.ServiceProvider.GetRequiredService<BlogDbContext>().Settings.Any())
        {
            Console.WriteLine($"Set it up at {address.Of($"/setup?code={services.GetRequiredService<SetupCode>().Value}")}");
        }
    }
}
