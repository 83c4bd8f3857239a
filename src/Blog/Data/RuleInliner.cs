using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>
/// Puts the rules of this program, extension methods from query to query, into a query that is compiled ahead: EF knows only its own methods. A rule is
/// asked for what it makes of the query so far; what it was given stands in that as a field of its closure, which bears the parameter's name, and gives
/// way to the argument.
/// </summary>
/// <remarks>A rule may use what it is given inside its lambdas, and only there. One that does anything else with it is refused when the query is executed first.</remarks>
internal sealed class RuleInliner : ExpressionVisitor
{
    private static readonly Assembly[] Known = [typeof(Queryable).Assembly, typeof(EF).Assembly, typeof(RelationalQueryableExtensions).Assembly];

    private readonly IQueryProvider provider;

    private RuleInliner(IQueryProvider provider) => this.provider = provider;

    public static Expression<TQuery> Inline<TQuery>(Expression<TQuery> query, IQueryProvider provider)
        where TQuery : Delegate => (Expression<TQuery>)new RuleInliner(provider).Visit(query);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        var call = (MethodCallExpression)base.VisitMethodCall(node);
        if (!call.Method.IsDefined(typeof(ExtensionAttribute)) || !typeof(IQueryable).IsAssignableFrom(call.Type) || Known.Contains(call.Method.Module.Assembly))
        {
            return call;
        }

        var soFar = provider.CreateQuery(call.Arguments[0]);
        var given = call.Method.GetParameters().Zip(call.Arguments).Skip(1).Select(pair => new Given(pair.First.Name!, Nothing(pair.First.ParameterType), pair.Second)).ToList();
        var rule = (IQueryable)call.Method.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [soFar, .. given.Select(one => one.Value)], culture: null)!;
        var closures = new Closures(soFar, given);
        var put = closures.Visit(rule.Expression)!;
        return closures.HaveUsedAll ? put : throw new NotSupportedException($"{call.Method.DeclaringType}.{call.Method.Name} cannot be put into a compiled query: it does more with what it is given than to use it in its lambdas.");
    }

    private static object? Nothing(Type type) => type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;

    /// <param name="Name">Of the parameter.</param>
    /// <param name="Value">What the rule was called with.</param>
    /// <param name="Argument">What the query says instead.</param>
    private sealed record Given(string Name, object? Value, Expression Argument);

    private sealed class Closures(IQueryable soFar, List<Given> given) : ExpressionVisitor
    {
        private readonly HashSet<Given> used = [];
        private bool isStrange;

        public bool HaveUsedAll => !isStrange && used.Count == given.Count;

        // What was there before the rule is none of its business.
        public override Expression? Visit(Expression? node) => node == soFar.Expression ? node : base.Visit(node);

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node is not { Expression: ConstantExpression { Value: { } closure }, Member: FieldInfo field })
            {
                return base.VisitMember(node);
            }

            var value = field.GetValue(closure);
            if (ReferenceEquals(value, soFar))
            {
                return soFar.Expression;
            }

            if (given.Find(one => one.Name == field.Name && Equals(one.Value, value)) is { } known)
            {
                used.Add(known);
                return known.Argument;
            }

            isStrange = true;
            return node;
        }
    }
}
