using TwoWayChat.Data;

namespace TwoWayChat.Contacts;

/// <summary>Rows of contacts.</summary>
internal sealed class ContactStore
{
    private const string Columns =
        "company_id, contact_id, address, address_type, first_name, last_name, email, created_at, updated_at, version";

    private const string ByAddress = $"select {Columns} from contacts where company_id = @companyId and address = @address";

    /// <summary>The contact of that canonical address, or null.</summary>
    public Task<Contact?> FindByAddressAsync(WriteScope scope, string companyId, string address) =>
        scope.FirstOrDefaultAsync<Contact>(ByAddress, new { companyId, address });

    public Task AddAsync(WriteScope scope, Contact contact) => scope.ExecuteAsync(
        """
        insert into contacts (company_id, contact_id, address, address_type, first_name, last_name, email, created_at, updated_at, version)
        values (@CompanyId, @ContactId, @Address, @AddressType, @FirstName, @LastName, @Email, @CreatedAt, @UpdatedAt, @Version)
        """,
        contact);
}
