using System.Globalization;

namespace Blog.Hosting.Addresses;

/// <summary><c>{number:page}</c>: 1 to 100,000, written in one way. A number that could be written in others, as 02 or +2, would give a page many addresses.</summary>
internal sealed class PageNumberConstraint : IRouteConstraint
{
    private const int Most = 100_000;

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } written
        && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Most && written[0] != '0';
}
