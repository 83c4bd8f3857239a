using Blog.Hosting;

try
{
    return await Verbs.RunAsync(args);
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"A file could not be read or written: {exception.Message}");
    return 1;
}
