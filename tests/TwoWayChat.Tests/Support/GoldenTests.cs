using System.Text.Json.Nodes;

namespace TwoWayChat.Tests.Support;

public class GoldenTests
{
    [Fact]
    public void Text_VolatileValues_AreReplacedAlike()
    {
        var json = JsonNode.Parse(
            """
            {"id":"58a64ba3e4b04a24a92da9e6","at":1487303539483,"n":3,"by":"ana@acme-7","ref":{"id":"573b2353e4b0c82f17c8b53e"},
             "path":"/x/58a64ba3e4b04a24a92da9e6","secret":"whsec_abc+/=","url":"http://127.0.0.1:4711/hook","none":null}
            """);

        new GoldenText([("acme-7", "{company}")]).Apply(json)!.ToJsonString().ShouldBe(
            """{"id":"{id1}","at":"{time}","n":3,"by":"ana@{company}","ref":{"id":"{id2}"},"path":"/x/{id1}","secret":"{secret}","url":"http://127.0.0.1:{port}/hook","none":null}""");
    }
}
