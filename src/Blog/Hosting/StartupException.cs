namespace Blog.Hosting;

/// <summary>A reason not to start that the host can mend. Its message is one plain sentence, and all that the console shows.</summary>
public sealed class StartupException : Exception
{
    public StartupException()
    {
    }

    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
