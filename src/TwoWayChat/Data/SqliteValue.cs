using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace TwoWayChat.Data;

/// <summary>A parameter of a statement, as <see cref="SqliteStatement"/> takes it.</summary>
internal sealed class SqliteValue : DbParameter
{
    private string name = "";

    /// <summary>Found out from the value.</summary>
    public override DbType DbType { get; set; } = DbType.Object;

    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
            {
                throw new NotSupportedException("SQLite gives nothing back by parameters");
            }
        }
    }

    public override bool IsNullable { get; set; }

    [AllowNull]
    public override string ParameterName
    {
        get => name;
        set => name = value ?? "";
    }

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn
    {
        get => "";
        set => throw new NotSupportedException();
    }

    public override bool SourceColumnNullMapping { get; set; }

    public override object? Value { get; set; }

    /// <summary>Whether it is the parameter that the statement writes as <paramref name="prefixed"/>, such as <c>@id</c>.</summary>
    public bool IsNamed(string prefixed) =>
        prefixed.Length == name.Length ? prefixed == name : prefixed.Length == name.Length + 1 && prefixed.EndsWith(name, StringComparison.Ordinal);

    public override void ResetDbType() => DbType = DbType.Object;
}
