using System.Data.Common;
using Blog.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

/// <summary>Ends a request as soon as what it asks for is stored: whoever asked has gone, and what belongs to it is still to be done.</summary>
internal sealed class HangUp : DbTransactionInterceptor
{
    private readonly HttpContextAccessor request = new();
    private int isDue;

    public IWebHostBuilder Watch(IWebHostBuilder web) => web.ConfigureServices(services => services
        .AddHttpContextAccessor()
        .ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(this))
        .ConfigureDbContext<PostgresBlogDbContext>(options => options.AddInterceptors(this)));

    /// <summary>Sends what is stored before the line goes dead.</summary>
    public async Task InAsync(Func<Task> sending)
    {
        isDue = 1;
        await Assert.ThrowsAnyAsync<Exception>(sending);
        Assert.Equal(0, isDue);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (request.HttpContext is { } context && Interlocked.Exchange(ref isDue, 0) == 1)
        {
            context.Abort();
        }

        return Task.CompletedTask;
    }
}
