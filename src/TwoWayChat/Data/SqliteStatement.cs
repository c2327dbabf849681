using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TwoWayChat.Data;

/// <summary>
/// One prepared statement of SQLite, used against the library itself: Microsoft.Data.Sqlite looks up every parameter by its name, and names and types of
/// columns anew, each time a statement runs, which costs more than most of our statements do. One user at a time.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int MostOnStack = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;
    private readonly string[] parameters;

    /// <summary>Where among the values each parameter was found the last time.</summary>
    private readonly int[] places;

    private string[]? columns;

    /// <summary>Takes a statement that has just been prepared.</summary>
    public SqliteStatement(sqlite3 database, sqlite3_stmt handle)
    {
        this.database = database;
        this.handle = handle;
        parameters = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(handle)).Select(
            i => raw.sqlite3_bind_parameter_name(handle, i).utf8_to_string())];
        places = [.. Enumerable.Range(0, parameters.Length)];
    }

    /// <summary>Whether it cannot change the database.</summary>
    public bool IsReadOnly => raw.sqlite3_stmt_readonly(handle) != 0;

    /// <summary>Rows that the last statement to end has changed, those of triggers left out.</summary>
    public int Changes => raw.sqlite3_changes(database);

    /// <summary>How many columns its rows have; 0 where it has none.</summary>
    public int ColumnCount => raw.sqlite3_column_count(handle);

    /// <summary>Gives each parameter of the statement its value. Throws <see cref="InvalidOperationException"/> where one is missing.</summary>
    public void Bind(IReadOnlyList<SqliteValue> values)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (places[i] >= values.Count || !values[places[i]].IsNamed(parameters[i]))
            {
                places[i] = Find(values, parameters[i]);
            }

            Check(Bind(i + 1, values[places[i]].Value));
        }
    }

    /// <summary>Runs on to the next row; false at the end.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(result);
        }

        return result == raw.SQLITE_ROW;
    }

    /// <summary>Ends a run, whether or not it has come to its end.</summary>
    public void Reset() => raw.sqlite3_reset(handle); // Says again what the last step said.

    /// <summary>Forgets the values of the parameters.</summary>
    public void Clear() => raw.sqlite3_clear_bindings(handle);

    public string NameOf(int column) => Columns()[column];

    public int IndexOf(string name)
    {
        var names = Columns();
        var index = Array.IndexOf(names, name);
        return index >= 0 ? index : Array.FindIndex(names, column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>One of SQLite's five types of values: that of the current row's.</summary>
    public int TypeOf(int column) => raw.sqlite3_column_type(handle, column);

    /// <summary>The type with which the column was declared; null for what is no column of a table.</summary>
    public string? DeclaredType(int column) => raw.sqlite3_column_decltype(handle, column).utf8_to_string();

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public double Real(int column) => raw.sqlite3_column_double(handle, column);

    public string TextOf(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public void Dispose() => handle.Dispose();

    private static int Find(IReadOnlyList<SqliteValue> values, string name)
    {
        for (var place = 0; place < values.Count; place++)
        {
            if (values[place].IsNamed(name))
            {
                return place;
            }
        }

        throw new InvalidOperationException($"The statement's parameter {name} has no value");
    }

    private string[] Columns()
    {
        var count = ColumnCount;
        if (columns?.Length != count)
        {
            columns = [.. Enumerable.Range(0, count).Select(i => raw.sqlite3_column_name(handle, i).utf8_to_string())];
        }

        return columns;
    }

    private int Bind(int index, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(handle, index),
        string text => BindText(index, text),
        long number => raw.sqlite3_bind_int64(handle, index, number),
        int number => raw.sqlite3_bind_int64(handle, index, number),
        bool truth => raw.sqlite3_bind_int64(handle, index, truth ? 1 : 0),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(handle, index, 0),
        byte[] bytes => raw.sqlite3_bind_blob(handle, index, bytes),
        double number => raw.sqlite3_bind_double(handle, index, number),
        short number => raw.sqlite3_bind_int64(handle, index, number),
        byte number => raw.sqlite3_bind_int64(handle, index, number),
        uint number => raw.sqlite3_bind_int64(handle, index, number),
        float number => raw.sqlite3_bind_double(handle, index, number),
        _ => throw new NotSupportedException($"A {value.GetType().Name} is no value of SQLite"),
    };

    private int BindText(int index, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= MostOnStack)
        {
            Span<byte> buffer = stackalloc byte[MostOnStack];
            return raw.sqlite3_bind_text(handle, index, buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        var result = raw.sqlite3_bind_text(handle, index, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return result;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
