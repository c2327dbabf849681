using Microsoft.AspNetCore.Http.Metadata;

namespace TwoWayChat.OpenApi;

/// <summary>The types that requests bring, with all that they are made of: what is optional in them differs from answers.</summary>
internal sealed class RequestTypes(EndpointDataSource endpoints)
{
    private readonly Lazy<HashSet<Type>> types = new(() => Collect(endpoints));

    public bool Contains(Type type) => types.Value.Contains(type);

    private static HashSet<Type> Collect(EndpointDataSource endpoints)
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IAcceptsMetadata>())
            .Select(accepts => accepts.RequestType).OfType<Type>());
        while (open.TryDequeue(out var type))
        {
            if (type.Assembly == typeof(RequestTypes).Assembly && !type.IsEnum && found.Add(type))
            {
                Array.ForEach(type.GetProperties(), property => open.Enqueue(property.PropertyType));
            }
            else if (type.IsGenericType)
            {
                Array.ForEach(type.GetGenericArguments(), open.Enqueue);
            }
        }

        return found;
    }
}
