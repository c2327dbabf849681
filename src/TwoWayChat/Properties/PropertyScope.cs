using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>What a manager sees and changes of what belongs to a property.</summary>
internal static class PropertyScope
{
    /// <summary>The condition over <c>property_id</c> of <paramref name="table"/>, with the parameters <c>@propertyIds</c> and <c>@propertyId</c>.</summary>
    public static string Sql(Account viewer, string table, string? only)
    {
        var visible = viewer.Role == Role.GlobalManager ? "1 = 1" : $"{table}.property_id in @propertyIds";
        return only is null ? visible : $"{visible} and {table}.property_id = @propertyId";
    }

    /// <summary>The thing itself where it is there and its property is the viewer's; else throws the 404 that tells neither from the other.</summary>
    public static T Visible<T>(Account viewer, T? found, Func<T, string?> propertyId, string what)
        where T : class =>
        found is not null && Access.CanSee(viewer, propertyId(found)) ? found : throw ApiException.NotFound(what);
}
