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
