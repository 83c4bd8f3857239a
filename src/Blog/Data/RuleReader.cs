using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>
/// Puts the rules of this program, extension methods from query to query, into a question that is translated ahead: EF knows only its own methods. A rule is
/// asked for what it makes of the query so far; what it was given stands in that as a field of its closure, which bears the parameter's name, and gives
/// way to the argument.
/// </summary>
/// <remarks>A rule may use its parameters inside its lambdas alone. One that computes with them first is refused, when the question is asked first.</remarks>
internal sealed class RuleReader : ExpressionVisitor
{
    private static readonly Assembly[] Known = [typeof(Queryable).Assembly, typeof(EF).Assembly, typeof(RelationalQueryableExtensions).Assembly];

    private readonly IQueryProvider provider;

    private RuleReader(IQueryProvider provider) => this.provider = provider;

    public static Expression<TAsk> Read<TAsk>(Expression<TAsk> question, IQueryProvider provider)
        where TAsk : Delegate => (Expression<TAsk>)new RuleReader(provider).Visit(question);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        var call = (MethodCallExpression)base.VisitMethodCall(node);
        if (!call.Method.IsDefined(typeof(ExtensionAttribute)) || !typeof(IQueryable).IsAssignableFrom(call.Type) || Known.Contains(call.Method.Module.Assembly))
        {
            return call;
        }

        var parameters = call.Method.GetParameters();
        var given = parameters.Zip(call.Arguments).ToDictionary(pair => pair.First.Name!, pair => pair.Second);
        object?[] values = [provider.CreateQuery(call.Arguments[0]), .. parameters.Skip(1).Select(parameter => Default(parameter.ParameterType))];
        var rule = (IQueryable)call.Method.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, values, culture: null)!;
        return new Closures(call.Method, given).Visit(rule.Expression);
    }

    private static object? Default(Type type) => type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;

    private sealed class Closures(MethodInfo rule, Dictionary<string, Expression> given) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) => node.Expression is ConstantExpression
            ? given.GetValueOrDefault(node.Member.Name) ?? throw new NotSupportedException($"{rule.DeclaringType}.{rule.Name} cannot be put into a question: it computes {node.Member.Name} itself.")
            : base.VisitMember(node);
    }
}
