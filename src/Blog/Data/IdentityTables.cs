using Blog.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>For a context that is made outside the program: Identity asks the program's services which tables there are, and has older ones without.</summary>
internal static class IdentityTables
{
    private static readonly IServiceProvider Services =
        new ServiceCollection().Configure<IdentityOptions>(AccountServices.Identify).BuildServiceProvider();

    public static DbContextOptionsBuilder<TContext> UseIdentityTables<TContext>(this DbContextOptionsBuilder<TContext> options)
        where TContext : DbContext => options.UseApplicationServiceProvider(Services);
}
