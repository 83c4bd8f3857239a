using System.Globalization;

namespace Blog.Benchmarks;

/// <summary>What a process has used so far, with its children, as Linux counts it.</summary>
/// <param name="Cpu">Time on a processor.</param>
/// <param name="Memory">Bytes in memory now.</param>
internal sealed record ProcessCost(TimeSpan Cpu, long Memory)
{
    // Fixed for programs by the interface of the kernel, whatever it counts in itself.
    private const double TicksPerSecond = 100;

    /// <param name="ids">The processes of one server.</param>
    public static ProcessCost Of(params int[] ids) => new(
        TimeSpan.FromSeconds(ids.Sum(Ticks) / TicksPerSecond),
        ids.Sum(id => Pages(id) * Environment.SystemPageSize));

    // The name of the program, in parentheses, may have blanks in it; utime and stime are the 14th and the 15th field.
    private static long Ticks(int id)
    {
        var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }

    private static long Pages(int id) => long.Parse(File.ReadAllText($"/proc/{id}/statm").Split(' ')[1], CultureInfo.InvariantCulture);
}
