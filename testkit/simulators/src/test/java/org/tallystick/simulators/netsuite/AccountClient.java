package org.tallystick.simulators.netsuite;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Talks to the account as an integration does. */
final class AccountClient {
    private static final String RECORDS = "/services/rest/record/v1/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final NetSuiteAccount account;
    private String token = "";

    AccountClient(NetSuiteAccount account) {
        this.account = account;
    }

    AccountClient signedIn(Instant now) {
        HttpResponse<String> answer =
                token(signed(JWSAlgorithm.ES256, claims(now).build(), key()));
        token = Json.MAPPER.readTree(answer.body()).path("access_token").asString();
        return this;
    }

    /** The same token, at another account. */
    AccountClient at(NetSuiteAccount other) {
        AccountClient moved = new AccountClient(other);
        moved.token = token;
        return moved;
    }

    String tokenUrl() {
        return account.baseUri() + "/services/rest/auth/oauth2/v1/token";
    }

    JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(NetSuiteAccount.CLIENT_ID)
                .claim("scope", List.of("rest_webservices"))
                .audience(tokenUrl())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    String signed(JWSAlgorithm algorithm, JWTClaimsSet claims, JWSSigner signer) {
        return signed(algorithm, NetSuiteAccount.CERTIFICATE_ID, claims, signer);
    }

    String signed(JWSAlgorithm algorithm, String certificate, JWTClaimsSet claims, JWSSigner signer) {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(certificate)
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    JWSSigner key() {
        try {
            String pem = Files.readString(Path.of(account.connection().get("privateKeyFile")));
            byte[] encoded = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
            return new ECDSASigner(
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> token(String assertion) {
        return form(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion));
    }

    HttpResponse<String> form(Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> query(String q, String... parameters) {
        return page("", q, parameters);
    }

    HttpResponse<String> page(String paging, String q, String... parameters) {
        String body = Json.MAPPER.writeValueAsString(Map.of("q", q, "params", List.of(parameters)));
        return send(to("/services/rest/query/v1/suiteql" + paging, "POST", body).header("Prefer", "transient"));
    }

    /** The items of a query that succeeds, without their links. */
    JsonNode items(String q, String... parameters) {
        HttpResponse<String> answer = query(q, parameters);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        JsonNode items = Json.MAPPER.readTree(answer.body()).path("items");
        items.forEach(item -> ((ObjectNode) item).remove("links"));
        return items;
    }

    HttpResponse<String> record(String method, String recordAndId, String body, String... headers) {
        HttpRequest.Builder request = to(RECORDS + recordAndId, method, body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    JsonNode get(String recordAndId) {
        return Json.MAPPER.readTree(record("GET", recordAndId, "").body());
    }

    /** Creates a record, and gives its id. */
    String created(String record, String body) {
        HttpResponse<String> answer = record("POST", record, body);
        if (answer.statusCode() != 204) {
            throw new AssertionError(answer.body());
        }
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    CompletableFuture<HttpResponse<String>> later(String recordAndId) {
        return http.sendAsync(to(RECORDS + recordAndId, "GET", "").build(), BodyHandlers.ofString());
    }

    JsonNode counters() {
        return Json.MAPPER.readTree(send(to("/_simulator/counters", "GET", "")).body());
    }

    HttpRequest.Builder to(String path, String method, String body) {
        return HttpRequest.newBuilder(URI.create(account.baseUri() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
