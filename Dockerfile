# Both services, each a target: docker build --target ingest-service .
FROM eclipse-temurin:17-jdk AS build
WORKDIR /broadsheet
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -q -Dquick package -pl ingest-service,query-service -am

FROM eclipse-temurin:17-jre AS service
RUN useradd --system --uid 1001 broadsheet && install -d -o broadsheet /broadsheet
USER broadsheet
WORKDIR /broadsheet
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70" QUARKUS_HTTP_HOST=0.0.0.0
# No curl in the image: bash asks the readiness check itself.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=12 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$QUARKUS_HTTP_PORT && printf 'GET /q/health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q ' 200 ' <&3"]
CMD ["java", "-jar", "quarkus-run.jar"]

FROM service AS ingest-service
ENV QUARKUS_HTTP_PORT=8080
EXPOSE 8080
COPY --from=build /broadsheet/ingest-service/target/quarkus-app/ ./

FROM service AS query-service
ENV QUARKUS_HTTP_PORT=8081
EXPOSE 8081
COPY --from=build /broadsheet/query-service/target/quarkus-app/ ./
