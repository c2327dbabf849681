using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Commands;

/// <summary>Gives an empty database the demo's company. The demo's file is written first, so that its passwords are known whatever happens then.</summary>
internal sealed class DemoData(Database database, CompanyStore companies, CreateCompany createCompany, DemoPlaces places, DemoPeople people)
{
    public const string Company = "acme";

    /// <summary>The file of the demo in that folder, made together with the data where it is the first start; throws 409 where other data is there.</summary>
    public async Task<DemoFile> EnsureAsync(string folder, CancellationToken cancellationToken)
    {
        var file = DemoFile.Read(folder);
        if (file is null)
        {
            if (await companies.AnyAsync(cancellationToken))
            {
                throw ApiException.Conflict($"{folder} holds data that is not the demo's; name another folder with --data");
            }

            file = new DemoFile("", "", Company, DemoPeople.Invite(Company), DemoPlaces.SenderAddress, "");
            file.Write(folder);
        }

        if (await companies.FindByNameAsync(Company, cancellationToken) is null)
        {
            await AddAsync(file, cancellationToken);
        }

        return file;
    }

    private async Task AddAsync(DemoFile file, CancellationToken cancellationToken)
    {
        var prepared = await people.PrepareAsync(file.Users, cancellationToken);
        await database.WriteAsync(
            "",
            async scope =>
            {
                var company = await createCompany.ApplyAsync(scope, Company, Actor.System);
                var propertyIds = await places.ApplyAsync(scope, company.CompanyId);
                await people.ApplyAsync(scope, company.Ref, prepared, propertyIds);
            },
            cancellationToken);
    }
}
