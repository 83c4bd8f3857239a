using System.Security.Cryptography;
using Blog.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace Blog.Hosting.Errors;

/// <summary>Writes what has failed into the log, beside the number that the visitor is told.</summary>
internal sealed class Failures(ILogger<Failures> log) : IExceptionHandler
{
    private const int Bytes = 4;

    // The error page answers.
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException { StatusCode: < StatusCodes.Status500InternalServerError })
        {
            var failure = new Failure(RandomNumberGenerator.GetHexString(2 * Bytes));
            httpContext.Features.Set(failure);
            log.LogFailure(exception, $"A request has failed, number {failure.Number}");
        }

        return ValueTask.FromResult(false);
    }

    /// <summary>Of the request at hand.</summary>
    /// <param name="Number">Eight hexadecimal digits by chance.</param>
    public sealed record Failure(string Number);
}
