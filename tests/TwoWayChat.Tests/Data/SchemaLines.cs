using TwoWayChat.Data;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

/// <summary>
/// A database's schema, one fact per line, in the same words for both: <c>chats.status text not null</c>, <c>chats key (company_id, chat_id)</c>,
/// <c>chats unique chats_one_open (…) where status = 'OPEN'</c>, <c>chats refers (…) to properties (…)</c>. The journal of migrations is left out, and
/// so is <c>contact_search</c>: each database finds parts of words in its own way.
/// </summary>
internal static class SchemaLines
{
    private const string SqliteColumns =
        """
        select t.name || '.' || c.name || ' ' || lower(c.type) || case when c."notnull" then ' not null' else '' end
          from sqlite_master t join pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like 'sqlite_%' and lower(t.name) <> 'schemaversions' and t.name not like 'contact_search%'
        """;

    private const string SqliteIndexes =
        """
        select t.name || case i.origin when 'pk' then ' key' else case when i."unique" then ' unique' else ' index' end end
               || case i.origin when 'c' then ' ' || i.name else '' end
               || ' (' || (select group_concat(c.name, ', ') from (select name from pragma_index_info(i.name) order by seqno) c) || ')'
               || coalesce((select substr(lower(m.sql), instr(lower(m.sql), ' where ')) from sqlite_master m
                             where m.name = i.name and instr(lower(m.sql), ' where ') > 0), '')
          from sqlite_master t join pragma_index_list(t.name) i
         where t.type = 'table' and t.name not like 'sqlite_%' and lower(t.name) <> 'schemaversions' and t.name not like 'contact_search%'
        """;

    private const string SqliteReferences =
        """
        select t.name || ' refers (' || group_concat(f."from", ', ' order by f.seq) || ') to ' || f."table"
               || ' (' || group_concat(f."to", ', ' order by f.seq) || ')' || case f.on_delete when 'CASCADE' then ' cascade' else '' end
          from sqlite_master t join pragma_foreign_key_list(t.name) f
         where t.type = 'table'
         group by t.name, f.id, f."table", f.on_delete
        """;

    private const string PostgresColumns =
        """
        select table_name || '.' || column_name || ' ' || replace(data_type, 'bytea', 'blob') || case is_nullable when 'NO' then ' not null' else '' end
          from information_schema.columns
         where table_schema = 'public' and table_name <> 'schemaversions'
        """;

    private const string PostgresIndexes =
        """
        select t.relname || case when i.indisprimary then ' key' when i.indisunique then ' unique' else ' index' end
               || case when c.oid is null then ' ' || x.relname else '' end
               || ' (' || (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' order by n) from generate_series(1, i.indnkeyatts) n) || ')'
               || coalesce(' where ' || lower(pg_get_expr(i.indpred, i.indrelid, true)), '')
          from pg_index i
          join pg_class t on t.oid = i.indrelid
          join pg_class x on x.oid = i.indexrelid
          left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
         where t.relnamespace = 'public'::regnamespace and t.relname <> 'schemaversions' and x.relname not like 'contacts_search%'
        """;

    private const string PostgresReferences =
        """
        select t.relname || ' refers (' || (select string_agg(a.attname, ', ' order by k.n) from unnest(c.conkey) with ordinality k (num, n)
                                              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num)
               || ') to ' || f.relname || ' (' || (select string_agg(a.attname, ', ' order by k.n) from unnest(c.confkey) with ordinality k (num, n)
                                                     join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num)
               || ')' || case c.confdeltype when 'c' then ' cascade' else '' end
          from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
         where c.contype = 'f'
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(Database database, DatabaseKind kind)
    {
        string[] queries = kind == DatabaseKind.Sqlite
            ? [SqliteColumns, SqliteIndexes, SqliteReferences]
            : [PostgresColumns, PostgresIndexes, PostgresReferences];
        var lines = new List<string>();
        foreach (var query in queries)
        {
            lines.AddRange(await database.QueryAsync<string>(query, null, CancellationToken.None));
        }

        return [.. lines.Select(Plain).Order(StringComparer.Ordinal)];
    }

    /// <summary>PostgreSQL spells a condition out: casts and brackets say nothing.</summary>
    private static string Plain(string line)
    {
        var at = line.IndexOf(" where ", StringComparison.Ordinal);
        return at < 0 ? line : line[..at] + line[at..].Replace("::text", "", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal)
            .Replace(")", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}
