using System.Reflection;
using Blog.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Tests;

public sealed class HouseRulesTests
{
    private static readonly string[] Nouns = ["Posts", "Comments", "Pages", "Mail", "Markdown", "Settings", "Accounts", "Search"];

    /// <summary>Stylesheets that answer their requests themselves, and what tells the framework about cookies.</summary>
    private static readonly string[] AtTheBorder = ["Blog.Settings.Accent", "Blog.Settings.Themes.ThemeStylesheet", "Blog.Accounts.AccountServices"];

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void What_the_product_does_knows_nothing_of_http()
    {
        var services = typeof(BlogOptions).Assembly.GetTypes().Where(IsOfTheProduct);

        Assert.Empty(services.Where(type => TypesIn(type).Any(IsHttp)).Select(type => type.FullName));
    }

    private static bool IsOfTheProduct(Type type) =>
        Nouns.Any(noun => type.Namespace?.StartsWith($"Blog.{noun}", StringComparison.Ordinal) == true)
        && !type.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute")
        && !AtTheBorder.Contains(Outermost(type).FullName)
        && !IsPage(Outermost(type));

    private static bool IsPage(Type type) =>
        typeof(PageModel).IsAssignableFrom(type) || typeof(TagHelper).IsAssignableFrom(type) || typeof(IRazorPage).IsAssignableFrom(type)
        || typeof(ViewComponent).IsAssignableFrom(type) || typeof(IActionResult).IsAssignableFrom(type);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> TypesIn(Type type) =>
        type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetMethods(All).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .SelectMany(WithArguments);

    private static IEnumerable<Type> WithArguments(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(WithArguments).Append(type) : [type];

    private static bool IsHttp(Type type) => type.Assembly != typeof(BlogOptions).Assembly && type.Namespace?.StartsWith(typeof(HttpContext).Namespace!, StringComparison.Ordinal) == true;
}
